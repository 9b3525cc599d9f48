import { readdirSync, readFileSync } from "node:fs";

const TICKS_PER_SECOND = 100;

/** Seconds of processor time per kind of process below this one, by the name of its program. */
export const cpuSeconds = (): ReadonlyMap<string, number> => {
  const parents = new Map<number, number>();
  const used = new Map<number, { name: string; seconds: number }>();
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      const name = stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")"));
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      parents.set(Number(entry), Number(fields[1]));
      const own = Number(fields[11]) + Number(fields[12]);
      // Children that ended count through their parent.
      const ended = Number(fields[13]) + Number(fields[14]);
      used.set(Number(entry), { name, seconds: (own + ended) / TICKS_PER_SECOND });
    } catch {
      // It ended while we looked.
    }
  }
  const isOurs = (pid: number): boolean =>
    pid === process.pid || (pid > 1 && isOurs(parents.get(pid) ?? 0));
  const sums = new Map<string, number>();
  for (const [pid, { name, seconds }] of used) {
    if (isOurs(pid)) sums.set(name, (sums.get(name) ?? 0) + seconds);
  }
  return sums;
};
