import type { Rpc } from "../_shared/rpc.ts";
import { turnsAnswered } from "./schema.ts";

/** Somebody holds what is due, or the clocks differ a little. */
const LEAST_MS = 100;
/** The database did not answer. After some tries it is the tick's work. */
const AGAIN_MS = 2_000;
const MOST_FAILURES = 10;

/** Answers the bursts that are due and wakes the sender. When the next is due; "failed" when nobody knows. */
export const answeringTurns = (rpc: Rpc, wake: () => void) => async () => {
  const reply = await rpc("answer_turns", {});
  const parsed = turnsAnswered.safeParse(reply.data);
  if (reply.error !== null || !parsed.success) return "failed" as const;
  if (parsed.data.wake) wake();
  return parsed.data.next_ms ?? null;
};

export type AlarmDeps = {
  readonly answer: () => Promise<number | null | "failed">;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
  readonly later: (work: Promise<unknown>) => void;
};

/**
 * One alarm for all bursts, set to the earliest: each answer says when the next one is due. When this
 * process ends before, the next delivery that is gathered sets another, and the tick comes anyway.
 */
export const turnAlarm = ({ answer, now, wait, later }: AlarmDeps): ((inMs: number) => void) => {
  let pendingAt: number | null = null;
  let failures = 0;
  const set = (inMs: number): void => {
    const at = now() + inMs;
    if (pendingAt !== null && pendingAt <= at) return;
    pendingAt = at;
    later(ring(at, inMs));
  };
  const ring = async (at: number, inMs: number): Promise<void> => {
    await wait(inMs);
    // An earlier one took its place.
    if (pendingAt !== at) return;
    pendingAt = null;
    const next = await answer().catch(() => "failed" as const);
    failures = next === "failed" ? failures + 1 : 0;
    if (next === "failed" && failures < MOST_FAILURES) set(AGAIN_MS);
    if (typeof next === "number") set(Math.max(next, LEAST_MS));
  };
  return set;
};
