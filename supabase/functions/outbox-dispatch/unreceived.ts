import type { Rpc } from "../_shared/rpc.ts";
import type { ClaimedRow } from "./schema.ts";

export const LEASE_SECONDS = 60;
/** Until then a claim that got no answer may still begin: a call waits at most this long for a turn. */
const LATE_MS = 30_000;
const LOOK_EVERY_MS = 2_000;

export type LeaseMemory = {
  readonly learn: (rows: readonly ClaimedRow[]) => void;
  readonly known: () => string[];
  /** A claim got no answer: it may have taken messages of which nobody told us. */
  readonly suspect: () => void;
  readonly shouldLook: () => boolean;
};

/** What was received outlives a run: what it sent and could not hand in must never be given back. */
export const leaseMemory = (now: () => number): LeaseMemory => {
  const received = new Map<string, number>();
  let suspectUntil = 0;
  let lookedAt = 0;
  const forget = (): void => {
    const oldest = now() - 2 * LEASE_SECONDS * 1_000;
    for (const [lease, at] of received) if (at < oldest) received.delete(lease);
  };
  return {
    learn: (rows) => {
      forget();
      for (const { lease } of rows) received.set(lease, now());
    },
    known: () => [...received.keys()],
    suspect: () => {
      suspectUntil = now() + LATE_MS;
      lookedAt = 0;
    },
    shouldLook: () => {
      const isTime = now() < suspectUntil && now() - lookedAt >= LOOK_EVERY_MS;
      if (isTime) lookedAt = now();
      return isTime;
    },
  };
};

export type GiveBackDeps = {
  readonly rpc: Rpc;
  readonly worker: string;
  /** One for the life of the process: see leaseMemory. */
  readonly leases: LeaseMemory;
  readonly log: (event: string, fields: Record<string, unknown>) => void;
};

/** What was claimed in our name and never reached us was not sent: it goes back at once. */
export const giveBack = async ({ rpc, worker, leases, log }: GiveBackDeps): Promise<void> => {
  if (!leases.shouldLook()) return;
  const reply = await rpc("release_unreceived", { worker, received: leases.known() });
  if (reply.error !== null) leases.suspect();
  else if (Number(reply.data) > 0) log("claims_given_back", { messages: reply.data });
};
