import type { DecisionKind } from "../../../shared/messaging/outbound.ts";

interface Chosen {
  id: number;
  can_replay: boolean;
}

/** Of what was chosen, what the decision is about: what would fail again in the same way is not sent again. */
export function decidable(
  decision: DecisionKind,
  rows: readonly Chosen[],
  chosen: ReadonlySet<number>,
): number[] {
  return rows
    .filter(({ id, can_replay }) => chosen.has(id) && (decision !== "replay" || can_replay))
    .map(({ id }) => id);
}
