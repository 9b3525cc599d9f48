/** Runs the work in its turn; undefined when its turn did not come in time. */
export type Turnstile = <T>(work: () => Promise<T>) => Promise<T | undefined>;

/**
 * At most `width` at once; the others wait in the order in which they came. Calls that all begin at
 * once each open a connection, wait at random for the few that the database has, and the unlucky
 * ones run into their deadline while later ones are served.
 */
export const turnstile = (width: number, patienceMs: number): Turnstile => {
  const waiting: ((isTurn: boolean) => void)[] = [];
  let inside = 0;

  const enter = (): Promise<boolean> => {
    if (inside < width) {
      inside += 1;
      return Promise.resolve(true);
    }
    return new Promise((done) => {
      const settle = (isTurn: boolean): void => {
        clearTimeout(timer);
        done(isTurn);
      };
      const giveUp = (): void => {
        waiting.splice(waiting.indexOf(settle), 1);
        done(false);
      };
      const timer = setTimeout(giveUp, patienceMs);
      waiting.push(settle);
    });
  };
  const leave = (): void => {
    const next = waiting.shift();
    // The place is handed on: nobody who comes now may take it.
    if (next) next(true);
    else inside -= 1;
  };

  return async (work) => {
    if (!(await enter())) return undefined;
    try {
      return await work();
    } finally {
      leave();
    }
  };
};
