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
