/**
 * One run at a time here, however many wake: a second one would only compete with the first. Whoever
 * comes during a run gets one that begins after it came, together with all others who came meanwhile.
 */
export const oneAtATime = <T>(run: () => Promise<T>): (() => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | null = null;
  return () => {
    if (next !== null) return next;
    // Whoever comes until it begins is one of those: no moment lies between two runs.
    next = last.then(() => {
      next = null;
      return run();
    });
    last = next.catch(() => undefined);
    return next;
  };
};
