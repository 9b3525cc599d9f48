export type Teardown = { add(undo: () => Promise<void>): void; run(): Promise<void> };

/** What was started is stopped in the reverse order, once, and one failure does not spare the rest. */
export const createTeardown = (): Teardown => {
  const undos: (() => Promise<void>)[] = [];
  let running: Promise<void> | undefined;
  const runAll = async (): Promise<void> => {
    for (let undo = undos.pop(); undo; undo = undos.pop()) await undo().catch(() => undefined);
  };
  return {
    add: (undo) => undos.push(undo),
    run: () => {
      running ??= runAll();
      return running;
    },
  };
};
