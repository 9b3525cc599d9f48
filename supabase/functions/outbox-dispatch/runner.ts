import type { Summary } from "./dispatch.ts";

type Run = () => Promise<Summary | { error: string }>;

/** A wait that ends early when somebody rings; a ring that nobody heard ends the next wait at once. */
export const bell = (wait: (ms: number) => Promise<unknown>) => {
  let isRung = false;
  let wake: () => void = () => undefined;
  return {
    ring: (): void => {
      isRung = true;
      wake();
    },
    idle: async (ms: number): Promise<void> => {
      const rung = new Promise<void>((resolve) => {
        wake = resolve;
      });
      if (!isRung) await Promise.race([rung, wait(ms)]);
      isRung = false;
    },
  };
};

/**
 * One run at a time here, however many wake: a second one would only compete for the same lanes.
 * Whoever comes during a run waits for one that began after it came, so that nothing is missed.
 */
export const oneAtATime = (run: Run): Run => {
  let current: ReturnType<Run> | null = null;
  let next: ReturnType<Run> | null = null;
  const begin = (): ReturnType<Run> => {
    const mine = run().finally(() => {
      if (current === mine) current = null;
    });
    current = mine;
    return mine;
  };
  return () => {
    if (current === null) return begin();
    next ??= current
      .catch(() => undefined)
      .then(() => {
        next = null;
        return begin();
      });
    return next;
  };
};
