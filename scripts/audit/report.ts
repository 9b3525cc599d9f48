import type { AuditReport, Outcome, Probe, Verdict } from "./types.ts";

const VERDICTS: readonly Verdict[] = ["LEAK", "UNKNOWN", "ALLOWED", "EMPTY", "DENIED"];

export const findingsOf = (report: AuditReport): Outcome[] =>
  report.outcomes.filter((outcome) => outcome.verdict === "LEAK" || outcome.verdict === "UNKNOWN");

export const countVerdicts = (outcomes: readonly Outcome[]): Record<Verdict, number> => {
  const counts: Record<Verdict, number> = { LEAK: 0, DENIED: 0, EMPTY: 0, ALLOWED: 0, UNKNOWN: 0 };
  for (const outcome of outcomes) counts[outcome.verdict] += 1;
  return counts;
};

/** A command that anyone can paste; keys and tokens become shell variables, so that it may be shared. */
export const curlCommand = (target: string, probe: Probe): string => {
  const headers = Object.entries(probe.headers).map(
    ([name, value]) => `-H '${name}: ${redact(name, value, probe)}'`,
  );
  const method = probe.method === "HEAD" ? "--head" : `-X ${probe.method}`;
  const body = probe.body === undefined ? [] : [`-d '${probe.body}'`];
  return ["curl -sS -i", method, ...headers, ...body, `'${target}${probe.path}'`].join(" ");
};

const redact = (name: string, value: string, probe: Probe): string => {
  if (name === "apikey")
    return probe.identity === "legacy-anon" ? "'\"$ANON_JWT\"'" : "'\"$PUBLISHABLE_KEY\"'";
  if (name !== "authorization") return value;
  return probe.identity === "legacy-anon"
    ? "Bearer '\"$ANON_JWT\"'"
    : `Bearer '"$${tokenName(probe)}"'`;
};

const tokenName = (probe: Probe): string =>
  probe.identity === "stranger" ? "STRANGER_JWT" : "MEMBER_JWT";

export const printReport = (report: AuditReport): string => {
  const lines = [
    `Anonymous audit of ${report.target} (objects from the ${report.mode})`,
    `${report.objects.length} objects, ${report.outcomes.length} probes, ` +
      `${(Date.parse(report.finishedAt) - Date.parse(report.startedAt)) / 1000} s`,
    "",
    table(report),
  ];
  if (report.skippedIdentities.length > 0)
    lines.push("", `Not asked as: ${report.skippedIdentities.join(", ")}`);
  if (report.canaryCaught !== null)
    lines.push("", `Planted canary: ${report.canaryCaught ? "caught" : "MISSED"}`);
  for (const name of report.unprobed) lines.push(`NOT PROBED  ${name}`);
  for (const outcome of findingsOf(report)) {
    const { probe } = outcome;
    lines.push(
      "",
      `${outcome.verdict}  ${probe.action} ${probe.object} as ${probe.identity}: ${outcome.why}`,
    );
    lines.push(`  ${curlCommand(report.target, probe)}`);
  }
  lines.push("", `Verdict: ${report.result}`);
  return lines.join("\n");
};

const table = (report: AuditReport): string => {
  const head = ["identity".padEnd(14), ...VERDICTS.map((verdict) => verdict.padStart(8))].join("");
  const rows = report.identities.map((identity) => {
    const counts = countVerdicts(
      report.outcomes.filter((outcome) => outcome.probe.identity === identity),
    );
    return [
      identity.padEnd(14),
      ...VERDICTS.map((verdict) => String(counts[verdict]).padStart(8)),
    ].join("");
  });
  return [head, ...rows].join("\n");
};
