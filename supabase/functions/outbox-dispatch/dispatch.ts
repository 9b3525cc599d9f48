import type { Rpc, RpcError } from "../_shared/rpc.ts";
import type { Outcome } from "./outcome.ts";
import { type ClaimedRow, claim as claimSchema, type Marks } from "./schema.ts";
import { type SendDeps, send } from "./send.ts";
import { type Counts, createSettler, type Result } from "./settler.ts";
import { giveBack, LEASE_SECONDS, type LostLeases } from "./unreceived.ts";

export type DispatchDeps = SendDeps & {
  readonly rpc: Rpc;
  readonly worker: string;
  readonly width: number;
  readonly looks: Looks;
  readonly lost: LostLeases;
  readonly newLease: () => string;
  readonly wait: (ms: number) => Promise<unknown>;
  /** A wait that ends early when there is new work. */
  readonly idle: (ms: number) => Promise<unknown>;
  readonly log: (event: string, fields: Record<string, unknown>) => void;
};

export type Summary = Counts & { claimed: number; more: boolean };

/** No new claim after this long: the platform ends a request that runs much longer. */
const BUDGET_MS = 20_000;
/**
 * Waits after looks that found nothing; the look after the last one is the end. The database wakes at
 * most once in 50 ms: what came meanwhile is found soon, and all of it before the end.
 */
const QUIET_MS = [15, 40, 70] as const;
const IN_FLIGHT_MS = 120;
/** How long claims may go on where the last one stopped; longer where a full look took long. */
const RESUME_MS = 2_000;
/** Of its time, full looks take at most this part: what they find in addition is rare. */
const FULL_LOOK_SHARE = 0.05;
/** However long the last one took, perhaps because the server was away: what lies behind waits no longer. */
const MOST_RESUME_MS = 10_000;
/** Marks of this many channels travel with each claim; with more, those of quiet channels are forgotten. */
const MOST_MARKS = 500;
/** A full look that took no longer may be the last one of every run. */
const CHEAP_LOOK_MS = 20;
const FIRST_PAUSE_MS = 100;

type Claimed = { readonly rows: readonly ClaimedRow[] } | { readonly error: string };

const wordFor = ({ code, message }: RpcError): string => code ?? message;

/** When a claim has to look from the beginning again. Kept from run to run: wake-ups come often. */
export type Looks = { nextFullAt: number; tookMs: number; marks: Marks | null };

export const newLooks = (): Looks => ({ nextFullAt: 0, tookMs: 0, marks: null });

/** A full look tells only of channels that had anything queued: what was known of the others stays true. */
const withNewMarks = (known: Marks | null, learned: Marks): Marks => {
  const all = { ...known, ...learned };
  return Object.keys(all).length > MOST_MARKS ? learned : all;
};

/**
 * Claims, each from where the last one stopped, and from the beginning every now and then: what was
 * queued by a transaction that took long to commit lies behind. While somebody holds an old snapshot
 * a full look reads all that was sent since, and takes its time.
 */
const claimer = (deps: DispatchDeps) => {
  const { lost, looks } = deps;
  return async (batch: number, isQuiet: boolean): Promise<Claimed> => {
    const away = await giveBack(deps);
    // Another claim now would be another one without an answer.
    if (away !== null) return { error: wordFor(away) };
    const lease = deps.newLease();
    const now = deps.now();
    const isFull =
      looks.marks === null || now >= looks.nextFullAt || (isQuiet && looks.tookMs <= CHEAP_LOOK_MS);
    const reply = await deps.rpc("claim_outbound", {
      worker: deps.worker,
      batch,
      lease_seconds: LEASE_SECONDS,
      resume: isFull ? null : looks.marks,
      lease,
    });
    if (isFull) {
      looks.tookMs = deps.now() - now;
      const restMs = Math.min(looks.tookMs / FULL_LOOK_SHARE, MOST_RESUME_MS);
      looks.nextFullAt = now + Math.max(RESUME_MS, restMs);
    }
    const parsed = claimSchema.safeParse(reply.data);
    if (reply.error !== null || !parsed.success) {
      lost.lose(lease);
      return { error: reply.error === null ? "reply_invalid" : wordFor(reply.error) };
    }
    looks.marks = withNewMarks(looks.marks, parsed.data.resume);
    return { rows: parsed.data.items };
  };
};

/** What was taken at the first attempt leaves no row of an attempt: who sent it, how long, is not told. */
const isAtOnce = ({ attempt }: ClaimedRow, { outcome }: Outcome): boolean =>
  attempt === 1 && outcome === "sent";
const atOnce = ({ outcome, provider_message_id }: Outcome) => ({ outcome, provider_message_id });

/** Sends in flight: each is begun at once and handed in by itself, so that a slow one delays no other. */
const flights = (deps: DispatchDeps, settle: (result: Result) => void) => {
  const flying = new Set<Promise<void>>();
  const begin = (row: ClaimedRow): void => {
    const { id, lease } = row;
    const startedAt = deps.now();
    const flight = send(deps, row).then((outcome) => {
      const latency_ms = Math.round(deps.now() - startedAt);
      const started_at = new Date(startedAt).toISOString();
      const attempt = { worker: deps.worker, latency_ms, ...outcome };
      settle({ id, lease, started_at, ...(isAtOnce(row, outcome) ? atOnce(outcome) : attempt) });
      flying.delete(flight);
    });
    flying.add(flight);
  };
  return { begin, count: () => flying.size, next: () => Promise.race(flying) };
};

type Air = ReturnType<typeof flights>;
type Settler = ReturnType<typeof createSettler>;

/**
 * How many more may be begun. What is sent and not handed in yet counts too: when this process dies,
 * the outcome of all of it is unknown, and that is never more than twice the width.
 */
const freePlaces = ({ width }: DispatchDeps, air: Air, settler: Settler): number =>
  Math.min(width - air.count(), 2 * width - air.count() - settler.count());

/** Until something changed: a send ended, results were handed in, or a moment passed. */
const untilChange = (deps: DispatchDeps, air: Air, settler: Settler): Promise<unknown> =>
  Promise.race([
    ...(air.count() > 0 ? [air.next()] : []),
    ...(settler.isBusy() ? [settler.done()] : []),
    deps.idle(IN_FLIGHT_MS),
  ]);

/** After a claim: how often in a row it has been quiet, and a wait that fits. */
const afterClaim = async (
  deps: DispatchDeps,
  air: Air,
  settler: Settler,
  found: number,
  quietLooks: number,
): Promise<number> => {
  if (found > 0 || air.count() > 0 || settler.isBusy()) {
    await untilChange(deps, air, settler);
    return 0;
  }
  // Somebody waited behind what was just settled: look again at once.
  if (settler.takeSuccessors()) return 0;
  const pause = QUIET_MS[quietLooks];
  if (pause !== undefined) await deps.idle(pause);
  return quietLooks + 1;
};

/**
 * Claim, send, settle until nothing is due. Throws never; `error` when the database could not be
 * asked, after everything that was begun has ended.
 */
export const dispatch = async (deps: DispatchDeps): Promise<Summary | { error: string }> => {
  const summary: Summary = { claimed: 0, sent: 0, retry: 0, dead: 0, unknown: 0, more: false };
  const settler = createSettler(deps, summary);
  const air = flights(deps, settler.add);
  const claim = claimer(deps);
  const until = deps.now() + BUDGET_MS;
  let error: string | undefined;
  let pause = FIRST_PAUSE_MS;
  let quietLooks = 0;
  while (quietLooks <= QUIET_MS.length && deps.now() <= until) {
    // Small claims cost as much as large ones: wait until a part of the lanes is free.
    const free = freePlaces(deps, air, settler);
    if (free < Math.max(1, Math.ceil(deps.width / 4))) {
      await untilChange(deps, air, settler);
      continue;
    }
    const claimed = await claim(free, quietLooks === QUIET_MS.length);
    error = "error" in claimed ? claimed.error : undefined;
    if ("error" in claimed) {
      // A server that restarts is back within seconds: this run goes on then, not the next tick.
      deps.log("claim_failed", { error: claimed.error });
      await deps.wait(pause);
      pause = Math.min(pause * 2, 2_000);
      continue;
    }
    pause = FIRST_PAUSE_MS;
    for (const row of claimed.rows) air.begin(row);
    summary.claimed += claimed.rows.length;
    quietLooks = await afterClaim(deps, air, settler, claimed.rows.length, quietLooks);
  }
  summary.more = quietLooks <= QUIET_MS.length;
  while (air.count() > 0) await air.next();
  await settler.done();
  return error === undefined ? summary : { error };
};
