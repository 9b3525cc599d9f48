import { readFileSync } from "node:fs";
import type pg from "pg";
import { spread } from "./arms.ts";

/** What a statement costs: time as a caller sees it, the backend's own share of a core, pages touched. */
export type Cost = { readonly ms: number; readonly cpuMs: number; readonly pages: number };

/** Nanoseconds that the backend ran, by the kernel's account; time where there is no /proc. */
const ranSoFar = (pid: number): number => {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ", 1)[0]) / 1e6;
  } catch {
    return performance.now();
  }
};

/** Medians of some runs of one statement on this connection, after one that is not counted. */
export const costOf = async (
  client: pg.Client,
  text: string,
  values: readonly unknown[] = [],
  runs = 9,
): Promise<Cost> => {
  const pid = await pidOf(client);
  const times: number[] = [];
  const cpu: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const [started, ran] = [performance.now(), ranSoFar(pid)];
    await client.query(text, [...values]);
    if (run === 0) continue;
    times.push(performance.now() - started);
    cpu.push(ranSoFar(pid) - ran);
  }
  const pages = await pagesOf(client, text, values);
  return { ms: spread(times).median, cpuMs: spread(cpu).median, pages };
};

const pidOf = async (client: pg.Client): Promise<number> =>
  (await client.query<{ pid: number }>("select pg_backend_pid() as pid")).rows[0]?.pid ?? 0;

type Plan = {
  readonly "QUERY PLAN": readonly [{ readonly Plan: Readonly<Record<string, number>> }];
};

/** Buffers that the statement touched, those of the functions that it called included. */
export const pagesOf = async (
  client: pg.Client,
  text: string,
  values: readonly unknown[],
): Promise<number> => {
  const { rows } = await client.query<Plan>(`explain (analyze, buffers, format json) ${text}`, [
    ...values,
  ]);
  const plan = rows[0]?.["QUERY PLAN"][0].Plan ?? {};
  return (plan["Shared Hit Blocks"] ?? 0) + (plan["Shared Read Blocks"] ?? 0);
};
