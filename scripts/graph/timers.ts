export type Timers = {
  after(ms: number, work: () => void): void;
  /** False: woken by `clear`, and there is nothing left to do. */
  sleep(ms: number): Promise<boolean>;
  /** What waits is forgotten. */
  clear(): void;
};

/** Timers that never keep a process alive, and that end together. */
export const createTimers = (): Timers => {
  const waiting = new Set<NodeJS.Timeout>();
  const sleepers = new Set<(elapsed: boolean) => void>();
  const after = (ms: number, work: () => void): void => {
    const timer = setTimeout(() => {
      waiting.delete(timer);
      work();
    }, ms);
    timer.unref();
    waiting.add(timer);
  };
  const sleep = (ms: number): Promise<boolean> =>
    new Promise((done) => {
      sleepers.add(done);
      after(ms, () => {
        sleepers.delete(done);
        done(true);
      });
    });
  return {
    after,
    sleep,
    clear: () => {
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
      for (const wake of sleepers) wake(false);
      sleepers.clear();
    },
  };
};
