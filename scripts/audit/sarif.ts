import { curlCommand, findingsOf } from "./report.ts";
import type { AuditReport, Outcome } from "./types.ts";

const RULES = [
  {
    id: "LEAK",
    shortDescription: { text: "Someone without a right got data or a write through." },
  },
  { id: "UNKNOWN", shortDescription: { text: "The answer could not be read as shut or empty." } },
  { id: "NOT_PROBED", shortDescription: { text: "An object exists that no probe reached." } },
];

/** SARIF 2.1.0, so that code hosts show the findings where they show others. */
export const toSarif = (report: AuditReport, version: string): object => ({
  $schema: "https://json.schemastore.org/sarif-2.1.0.json",
  version: "2.1.0",
  runs: [
    {
      tool: { driver: { name: "vigie-audit-anon", version, rules: RULES } },
      invocations: [
        {
          executionSuccessful: report.result !== "INVALID",
          startTimeUtc: report.startedAt,
          endTimeUtc: report.finishedAt,
        },
      ],
      results: [
        ...findingsOf(report).map((outcome) => finding(report, outcome)),
        ...report.unprobed.map(notProbed),
      ],
    },
  ],
});

const finding = (report: AuditReport, outcome: Outcome): object => ({
  ruleId: outcome.verdict,
  level: outcome.verdict === "LEAK" ? "error" : "warning",
  message: {
    text: `${outcome.probe.action} ${outcome.probe.object} as ${outcome.probe.identity}: ${outcome.why}. ${curlCommand(report.target, outcome.probe)}`,
  },
  locations: [{ logicalLocations: [{ fullyQualifiedName: outcome.probe.object }] }],
  partialFingerprints: {
    probe: `${outcome.probe.identity}/${outcome.probe.action}/${outcome.probe.object}`,
  },
});

const notProbed = (name: string): object => ({
  ruleId: "NOT_PROBED",
  level: "error",
  message: { text: `${name} was listed and no probe reached it.` },
  locations: [{ logicalLocations: [{ fullyQualifiedName: name }] }],
});
