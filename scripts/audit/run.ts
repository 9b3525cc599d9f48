import { classify } from "./classify.ts";
import { identitiesFor, objectLabel, probesFor } from "./probes.ts";
import { inParallel, send } from "./send.ts";
import type { AuditObject, AuditReport, Identity, IdentityName, Outcome } from "./types.ts";

export type RunInput = {
  readonly target: string;
  readonly mode: AuditReport["mode"];
  readonly objects: readonly AuditObject[];
  readonly identities: readonly Identity[];
  readonly skippedIdentities: readonly IdentityName[];
  /** The planted object that must come out as a LEAK; null when none was planted. */
  readonly canary: string | null;
};

const WIDTH = 24;

/** Knocks at every object as every identity, and judges. The canary is removed from what is judged. */
export const runAudit = async (input: RunInput): Promise<AuditReport> => {
  const startedAt = new Date().toISOString();
  const probes = input.objects.flatMap((object) =>
    identitiesFor(object, input.identities).flatMap((identity) => probesFor(object, identity)),
  );
  const all = await inParallel(probes, WIDTH, async (probe) =>
    classify(probe, await send(input.target, probe)),
  );

  const isCanary = (outcome: Outcome): boolean =>
    input.canary !== null && outcome.probe.object === input.canary;
  const canaryCaught =
    input.canary === null
      ? null
      : all.some((outcome) => isCanary(outcome) && outcome.verdict === "LEAK");
  const outcomes = all.filter((outcome) => !isCanary(outcome));
  const objects = [...new Set(input.objects.map(objectLabel))].filter(
    (label) => label !== input.canary,
  );
  const unprobed = missing(input, outcomes).filter((label) => label !== input.canary);
  return {
    target: input.target,
    mode: input.mode,
    startedAt,
    finishedAt: new Date().toISOString(),
    identities: input.identities.map((identity) => identity.name),
    skippedIdentities: input.skippedIdentities,
    objects,
    unprobed,
    outcomes,
    canaryCaught,
    result: verdict(outcomes, unprobed, canaryCaught),
  };
};

/** Counted from the answers, not from the plan: a probe that was never sent must show. */
const missing = (input: RunInput, outcomes: readonly Outcome[]): string[] => {
  const answered = new Set(
    outcomes.map((outcome) => `${outcome.probe.identity} ${outcome.probe.object}`),
  );
  const isWhole = (object: AuditObject): boolean => {
    const expected = identitiesFor(object, input.identities);
    return (
      expected.length > 0 &&
      expected.every((identity) => answered.has(`${identity.name} ${objectLabel(object)}`))
    );
  };
  return [...new Set(input.objects.filter((object) => !isWhole(object)).map(objectLabel))];
};

const verdict = (
  outcomes: readonly Outcome[],
  unprobed: readonly string[],
  canaryCaught: boolean | null,
): AuditReport["result"] => {
  if (canaryCaught === false || outcomes.length === 0) return "INVALID";
  const bad = outcomes.some(
    (outcome) => outcome.verdict === "LEAK" || outcome.verdict === "UNKNOWN",
  );
  return bad || unprobed.length > 0 ? "FAIL" : "PASS";
};
