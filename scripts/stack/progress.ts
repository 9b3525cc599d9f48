export type Progress = <T>(
  label: string,
  work: () => Promise<T>,
  detail?: (result: T) => string,
) => Promise<T>;

/** One line per step, with its duration. Steps may overlap: each line is whole. */
export const createProgress =
  (log: (line: string) => void): Progress =>
  async (label, work, detail) => {
    const startedAt = performance.now();
    const result = await work();
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(2);
    const extra = detail ? ` ${detail(result)}` : "";
    log(`  ✔ ${label.padEnd(12)} ${`${seconds} s`.padStart(8)} ${extra}`.trimEnd());
    return result;
  };
