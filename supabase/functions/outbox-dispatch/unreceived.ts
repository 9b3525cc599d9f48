import { isServerAway, type Rpc, type RpcError } from "../_shared/rpc.ts";

export const LEASE_SECONDS = 60;
/** Until then a claim that got no answer may still begin: a call waits at most this long for a turn. */
const LATE_MS = 30_000;
const LOOK_EVERY_MS = 2_000;

export type LostLeases = {
  /** A claim under this lease got no answer: it may have taken messages of which nobody told us. */
  readonly lose: (lease: string) => void;
  /** Those that are to be given back now; the same again a little later. */
  readonly due: () => string[];
  /** The database could not be asked: the time of each begins anew. */
  readonly keep: () => void;
};

/**
 * Named by the sender, lease by lease, and never as "all that I did not receive": such a request may
 * be carried out late, when its sender has received and sent more than it knew of then.
 */
export const lostLeases = (now: () => number): LostLeases => {
  const lost = new Map<string, number>();
  let lookedAt = Number.NEGATIVE_INFINITY;
  return {
    lose: (lease) => {
      lost.set(lease, now() + LATE_MS);
      lookedAt = Number.NEGATIVE_INFINITY;
    },
    due: () => {
      if (now() - lookedAt < LOOK_EVERY_MS) return [];
      lookedAt = now();
      for (const [lease, until] of lost) if (until < now()) lost.delete(lease);
      return [...lost.keys()];
    },
    keep: () => {
      for (const lease of lost.keys()) lost.set(lease, now() + LATE_MS);
      lookedAt = Number.NEGATIVE_INFINITY;
    },
  };
};

export type GiveBackDeps = {
  readonly rpc: Rpc;
  /** One for the life of the process: what one run lost, the next one gives back. */
  readonly lost: LostLeases;
  readonly log: (event: string, fields: Record<string, unknown>) => void;
};

/**
 * What was claimed and never reached us was not sent: it goes back at once. Returns why the database
 * could not be asked. One that refuses is there: the others must not wait for what it refuses.
 */
export const giveBack = async ({ rpc, lost, log }: GiveBackDeps): Promise<RpcError | null> => {
  const leases = lost.due();
  if (leases.length === 0) return null;
  const reply = await rpc("release_unreceived", { leases });
  if (reply.error !== null && isServerAway(reply.error)) {
    lost.keep();
    return reply.error;
  }
  if (reply.error !== null) log("giving_back_refused", { code: reply.error.code });
  else if (Number(reply.data) > 0) log("claims_given_back", { messages: reply.data });
  return null;
};
