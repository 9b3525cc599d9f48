import { readFileSync } from "node:fs";

export type CpuTimes = { readonly total: number; readonly steal: number };

/** The host's own account of time: on a shared machine the steal column says who else was served. */
export const readCpuTimes = (): CpuTimes | null => {
  try {
    const fields =
      readFileSync("/proc/stat", "utf8")
        .split("\n", 1)[0]
        ?.trim()
        .split(/\s+/)
        .slice(1)
        .map(Number) ?? [];
    return {
      total: fields.slice(0, 8).reduce((sum, value) => sum + value, 0),
      steal: fields[7] ?? 0,
    };
  } catch {
    return null; // No /proc: the machine cannot say, so no pair is thrown away.
  }
};

export const stealShare = (before: CpuTimes | null, after: CpuTimes | null): number =>
  before && after && after.total > before.total
    ? (after.steal - before.steal) / (after.total - before.total)
    : 0;
