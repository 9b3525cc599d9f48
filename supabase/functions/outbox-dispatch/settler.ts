import { isServerAway, type Rpc } from "../_shared/rpc.ts";
import type { Outcome } from "./outcome.ts";
import { settled } from "./schema.ts";

export type Result = Outcome & {
  readonly id: number;
  readonly lease: string;
  readonly worker?: string;
  readonly latency_ms?: number;
  readonly started_at?: string;
};

export type SettlerDeps = {
  readonly rpc: Rpc;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
  readonly log: (event: string, fields: Record<string, unknown>) => void;
};

export type Counts = { sent: number; retry: number; dead: number; unknown: number };

const BATCH = 100;
/** Short, because whoever waits behind a message may leave only after this. */
const GATHER_MS = 5;
/** Under the lease: a result that comes later is refused, and the message is unknown. */
const KEEP_TRYING_MS = 45_000;

const countsOf = (data: unknown): Partial<Counts> & { readonly wake?: boolean | null } => {
  const parsed = settled.safeParse(data);
  return parsed.success ? (parsed.data as Partial<Counts> & { wake?: boolean | null }) : {};
};

/** Hands results in, and again while the server is away. What it refuses goes one by one. */
const handIn = async (
  deps: SettlerDeps,
  results: readonly Result[],
  tell: (data: unknown) => void,
): Promise<void> => {
  const until = deps.now() + KEEP_TRYING_MS;
  for (let pause = 100; ; pause = Math.min(pause * 2, 2_000)) {
    const reply = await deps.rpc("settle_outbound", { results });
    if (reply.error === null) {
      tell(reply.data);
      return;
    }
    const { status, code } = reply.error;
    deps.log("settle_failed", { results: results.length, status, code });
    if (!isServerAway(reply.error)) {
      // One that the database refuses must not take the others with it.
      if (results.length > 1) for (const one of results) await handIn(deps, [one], tell);
      return;
    }
    if (deps.now() > until) return;
    await deps.wait(pause);
  }
};

/** Gathers results and hands them in. What was sent must be known: it tries until the lease is over. */
export const createSettler = (deps: SettlerDeps, counts: Counts) => {
  let gathered: Result[] = [];
  let running: Promise<void> | null = null;
  let hasSuccessors = false;
  let leaving = 0;
  const tell = (data: unknown): void => {
    const { wake, ...told } = countsOf(data);
    if (wake) hasSuccessors = true;
    for (const name of ["sent", "retry", "dead", "unknown"] as const)
      counts[name] += told[name] ?? 0;
  };
  const run = async (): Promise<void> => {
    await deps.wait(GATHER_MS);
    while (gathered.length > 0) {
      const results = gathered.slice(0, BATCH);
      gathered = gathered.slice(BATCH);
      leaving = results.length;
      await handIn(deps, results, tell);
      leaving = 0;
    }
    running = null;
  };
  return {
    add: (result: Result): void => {
      gathered.push(result);
      running ??= run();
    },
    /** Resolves when all that was added is handed in. */
    done: async (): Promise<void> => {
      while (running !== null) await running;
    },
    isBusy: (): boolean => running !== null,
    /** How many results are not handed in yet. */
    count: (): number => gathered.length + leaving,
    /** Whether somebody waited behind what was settled since the last question. */
    takeSuccessors: (): boolean => {
      const had = hasSuccessors;
      hasSuccessors = false;
      return had;
    },
  };
};
