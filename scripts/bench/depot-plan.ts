/**
 * A depot of fifty tanks, open from five to seven, that books 2,700 entries a day. Each account goes through the
 * same cycle of one reception and twenty withdrawals that take it out again, so that any number of
 * whole cycles leaves the books as they were: the history can grow at its old end only.
 */
export const BENCH = {
  tenant: "00000000-0000-4000-b000-0000000000be",
  depot: "00000000-0000-4000-c000-0000000000be",
  user: "00000000-0000-4000-a000-0000000000be",
  product: "00000000-0000-4000-d000-0000000000be",
  client: "00000000-0000-4000-e000-0000000000be",
} as const;

export const TANKS = 50;
/** The company has an account in every tank, partners in the first half of them. */
export const ACCOUNTS = 75;
export const CYCLE = 21;
/** Numbers count down from here as the history grows backwards; bookings count up. */
export const TOP = 1_000_000;
export const LAST_ID = 100_000_000;
export const PER_DAY = 2_700;
/** Fourteen hours between two closings of the gate, less the tail. */
export const STEP = "18.66 seconds";

/** Whole cycles of every account. */
export const wholeCycles = (size: number): number =>
  Math.max(1, Math.round(size / (ACCOUNTS * CYCLE))) * ACCOUNTS * CYCLE;

export const tankId = (index: number): string =>
  `00000000-0000-4000-f000-${index.toString().padStart(12, "0")}`;

/** Documents and lines of the log that come with the newest entries; the ledger alone goes on. */
export const MAX_DOCUMENTS = 1_000_000;
