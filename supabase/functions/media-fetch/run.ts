import type { Rpc } from "../_shared/rpc.ts";
import { type FetchDeps, fetchMedia } from "./fetch-media.ts";
import type { Outcome } from "./outcome.ts";
import {
  claim as claimSchema,
  erasures as erasuresSchema,
  type Limits,
  limits as limitsSchema,
} from "./schema.ts";

export type RunDeps = FetchDeps & {
  readonly rpc: Rpc;
  readonly worker: string;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
  readonly log: (event: string, fields: Record<string, unknown>) => void;
};

export type Summary = {
  claimed: number;
  stored: number;
  retry: number;
  refused: number;
  expired: number;
  dead: number;
  /** Results that came too late: somebody else has the file now. */
  lost: number;
  erased: number;
};

/** Files at a time: each may fill a part of the memory. */
const WIDTH = 2;
/** Longer than a file may take to come and to be stored, so that nobody writes after its end. */
const LEASE_SECONDS = 180;
/** No new claim after this long: the platform ends a request that runs much longer. */
const BUDGET_MS = 20_000;
const SETTLE_PAUSES_MS = [100, 500, 2_000];

type Row = { readonly id: string; readonly lease: string };

const settle = async (deps: RunDeps, row: Row, outcome: Outcome): Promise<boolean> => {
  const result = { id: row.id, lease: row.lease, ...outcome };
  for (const pause of [...SETTLE_PAUSES_MS, null]) {
    const { data, error } = await deps.rpc("settle_media", { results: [result] });
    if (error === null) return ((data as { settled?: number } | null)?.settled ?? 0) === 1;
    deps.log("media_settle_failed", { error: error.code ?? error.message });
    // Given up: the lease ends, and the next fetcher stores the same bytes again.
    if (pause === null) break;
    await deps.wait(pause);
  }
  return false;
};

const one = async (deps: RunDeps, row: Row, limits: Limits, summary: Summary): Promise<void> => {
  const outcome = await fetchMedia(deps, row, limits);
  if (outcome.outcome !== "stored") {
    deps.log("media_not_stored", { outcome: outcome.outcome, key: outcome.error_key });
  }
  if (await settle(deps, row, outcome)) summary[outcome.outcome] += 1;
  else summary.lost += 1;
};

class DatabaseAway extends Error {}

const ask = async (
  deps: RunDeps,
  name: string,
  args: Record<string, unknown>,
): Promise<unknown> => {
  const { data, error } = await deps.rpc(name, args);
  if (error !== null) throw new DatabaseAway(error.code ?? error.message);
  return data;
};

const fetchDue = async (deps: RunDeps, summary: Summary): Promise<void> => {
  const limits = limitsSchema.parse(await ask(deps, "media_limits", {}));
  const until = deps.now() + BUDGET_MS;
  while (deps.now() <= until) {
    const args = { worker: deps.worker, batch: WIDTH, lease_seconds: LEASE_SECONDS };
    const rows = claimSchema.parse(await ask(deps, "claim_media", args));
    if (rows.length === 0) return;
    summary.claimed += rows.length;
    await Promise.all(rows.map((row) => one(deps, row, limits, summary)));
  }
};

/** The rows say already that these are gone; a path that is gone from the store too is no fault. */
const eraseDue = async (deps: RunDeps, summary: Summary): Promise<void> => {
  for (;;) {
    const due = erasuresSchema.parse(await ask(deps, "claim_media_erasures", { batch: 100 }));
    if (due.length === 0) return;
    const removed = await deps.store.remove(due.map(({ storage_path: path }) => path));
    if (removed.error !== null) {
      deps.log("media_erase_failed", { status: removed.error.status });
      return;
    }
    await ask(deps, "settle_media_erasures", { leases: due.map(({ lease }) => lease) });
    summary.erased += due.length;
  }
};

/** Fetches what is due, then takes away what has to go. */
export const run = async (deps: RunDeps): Promise<Summary | { error: string }> => {
  const summary: Summary = {
    claimed: 0,
    stored: 0,
    retry: 0,
    refused: 0,
    expired: 0,
    dead: 0,
    lost: 0,
    erased: 0,
  };
  try {
    await fetchDue(deps, summary);
    await eraseDue(deps, summary);
    return summary;
  } catch (cause) {
    return { error: cause instanceof DatabaseAway ? cause.message : "reply_invalid" };
  }
};
