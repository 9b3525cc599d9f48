/** At most one call of the sender in this time, and one more after it when somebody asked meanwhile. */
const PAUSE_MS = 50;

export type Timer = (ms: number) => Promise<unknown>;

const pause: Timer = (ms) => new Promise((done) => setTimeout(done, ms));

/** Tells the sender that something waits. It answers at once and works on; its failure is the tick's work. */
export const wakeDispatch = (
  call: () => Promise<unknown>,
  later: (work: Promise<unknown>) => void,
  wait: Timer = pause,
): (() => void) => {
  let busy = false;
  let again = false;
  const run = async (): Promise<void> => {
    do {
      again = false;
      await Promise.all([call().catch(() => undefined), wait(PAUSE_MS)]);
    } while (again);
    busy = false;
  };
  return () => {
    again = busy;
    if (busy) return;
    busy = true;
    later(run());
  };
};
