/**
 * One run at a time here, however many wake: a second one would only compete with the first. Whoever
 * comes during a run gets one that begins after it came, together with all others who came meanwhile.
 */
export const oneAtATime = <T>(run: () => Promise<T>): (() => Promise<T>) => {
  let current: Promise<T> | null = null;
  let next: Promise<T> | null = null;
  const begin = (): Promise<T> => {
    const mine = run().finally(() => {
      if (current === mine) current = null;
    });
    current = mine;
    return mine;
  };
  return () => {
    if (current === null) return begin();
    next ??= current
      .then(
        () => undefined,
        () => undefined,
      )
      .then(() => {
        next = null;
        return begin();
      });
    return next;
  };
};
