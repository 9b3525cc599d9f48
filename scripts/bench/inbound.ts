import { type Stack, startStack } from "../stack/index.ts";
import { type Arm, type Comparison, compare, type Pace, spread } from "./arms.ts";
import { pagesOf } from "./backend-cost.ts";
import { withClient } from "./governance-data.ts";
import { customersAt, growMessages, prepareInbound } from "./inbound-data.ts";
import { atLeast, goals, labelOf, type Measured } from "./inbound-goals.ts";
import { type Functions, httpArm, startFunctions, type Target } from "./inbound-http.ts";
import { atHalfLoad } from "./inbound-latency.ts";
import {
  afterEmptying,
  delivery,
  duplicateArm,
  groupArm,
  ingestOne,
  rpcArm,
} from "./inbound-work.ts";
import { execute, unitB, walBytes } from "./load.ts";
import type { BenchResult, Figure } from "./print.ts";

type Log = (line: string) => void;
type Bench = { readonly url: string; readonly pace: Pace; readonly log: Log };

const DEFAULT_SIZES = [10_000, 10_000_000];
const CONNECTIONS = [1, 16, 64];
/** Deliveries in one call: what the function gathers of 64 connections, give or take. */
const TOGETHER = 16;
/** n8n, webhook executions on two cores, by its own documentation. */
const N8N_PER_SECOND = 220;

/** What a message costs on its way in, alone and through the function, and whether history matters. */
export const benchInbound = async (
  pace: Pace,
  log: Log,
  sizes: readonly number[] = DEFAULT_SIZES,
): Promise<BenchResult> => {
  log("a stack of its own, with fsync");
  const stack = await startStack({
    web: false,
    functions: false,
    scheduler: false,
    seed: false,
    durable: true,
  });
  try {
    return await measureAll(stack, { url: stack.config.admin_db_url, pace, log }, sizes);
  } finally {
    await stack.stop();
  }
};

const measureAll = async (
  stack: Stack,
  bench: Bench,
  sizes: readonly number[],
): Promise<BenchResult> => {
  await prepareInbound(bench.url);
  const measured: Measured[] = [];
  for (const [index, size] of sizes.entries()) {
    measured.push(await atSize(bench, sizes[index - 1] ?? 0, size));
  }
  const customers = customersAt(sizes.at(-1) ?? 0);
  const rates = await rpcRates(bench, customers);
  const http = await throughFunction(stack, bench, customers);
  return {
    bench: "inbound",
    comparisons: [
      ...measured.flatMap(({ rpc, together, duplicate }) => [rpc, together, duplicate]),
      ...rates,
      ...http.comparisons,
    ],
    figures: [...measured.flatMap(({ figures }) => figures), ...goals(measured), ...http.figures],
  };
};

const overB = async (bench: Bench, name: string, arm: Arm): Promise<Comparison> => {
  bench.log(name);
  await execute(bench.url, "checkpoint", "analyze public.conversations, messaging.seen_items");
  return compare(`${name}, over B`, arm, unitB(bench.url), bench.pace);
};

const atSize = async (bench: Bench, from: number, size: number): Promise<Measured> => {
  const [label, customers] = [labelOf(size), customersAt(size)];
  bench.log(`${label}: loading`);
  await growMessages(bench.url, from, size);
  const rpc = await overB(bench, `ingest RPC, ${label}`, rpcArm(bench.url, 16, customers));
  const gathered = groupArm(bench.url, 16, customers, TOGETHER);
  const together = await overB(bench, `ingest RPC, ${TOGETHER} at once, ${label}`, gathered);
  const known = await duplicateArm(bench.url, 16, customers);
  const duplicate = await overB(bench, `duplicate delivery, ${label}`, known);
  const figures = await costOfOne(bench.url, label, customers);
  return { size, rpc, together, duplicate, figures };
};

/** What does not depend on the machine: WAL, pages, and beside them the time of one alone. */
const costOfOne = async (url: string, label: string, customers: number): Promise<Figure[]> => {
  const many = 200;
  // Whole pages follow from the time since the last checkpoint, not from the work.
  await execute(url, "alter system set full_page_writes = off", "select pg_reload_conf()");
  const wal = await walBytes(url, async (client) => {
    for (let i = 0; i < many; i += 1) await ingestOne(client, customers);
  });
  await execute(url, "alter system reset full_page_writes", "select pg_reload_conf()");
  return withClient(url, async (client) => {
    const times: number[] = [];
    for (let i = 0; i < many; i += 1) {
      const started = performance.now();
      await ingestOne(client, customers);
      if (i >= 20) times.push(performance.now() - started);
    }
    const pages = await pagesOf(client, "select public.ingest_delivery($1)", [delivery(customers)]);
    return [
      { name: `ingest, ${label}: time alone`, value: spread(times).median, unit: "ms" },
      { name: `ingest, ${label}: WAL`, value: wal / many, unit: "bytes" },
      { name: `ingest, ${label}: pages touched`, value: pages, unit: "pages" },
    ];
  });
};

const rpcRates = async (bench: Bench, customers: number): Promise<Comparison[]> => {
  const comparisons: Comparison[] = [];
  for (const connections of CONNECTIONS.filter((count) => count !== 16)) {
    const arm = rpcArm(bench.url, connections, customers);
    comparisons.push(await overB(bench, `ingest RPC, ${connections} connections`, arm));
    const known = await duplicateArm(bench.url, connections, customers);
    comparisons.push(await overB(bench, `duplicate, ${connections} connections`, known));
  }
  return comparisons;
};

type Http = { readonly comparisons: Comparison[]; readonly figures: Figure[] };

const throughFunction = async (stack: Stack, bench: Bench, customers: number): Promise<Http> => {
  const functions = await startFunctions(stack.config);
  try {
    return await httpRates(stack, functions, bench, customers);
  } finally {
    await functions.stop();
  }
};

const httpRates = async (
  stack: Stack,
  functions: Functions,
  bench: Bench,
  customers: number,
): Promise<Http> => {
  const secret = stack.config.meta_app_secret;
  const ways = [
    { name: "signed delivery by PostgREST", url: functions.postgrest, goal: 0.1 },
    { name: "signed delivery by the direct driver", url: functions.direct, goal: 0.2 },
  ];
  const bare: Target = { name: "bare Deno handler", url: functions.bare, secret };
  const beside = await overB(bench, "bare handler", httpArm(bare, 16, customers));
  const http: Http = { comparisons: [beside], figures: [] };
  for (const { name, url, goal } of ways) {
    const target: Target = { name, url, secret };
    for (const connections of CONNECTIONS) {
      const arm = afterEmptying(bench.url, httpArm(target, connections, customers));
      const one = await overB(bench, `${name}, ${connections} connections`, arm);
      http.comparisons.push(one);
      if (connections !== 16) continue;
      const { median } = one.a.perSecond;
      const n8n = median / N8N_PER_SECOND;
      http.figures.push(
        atLeast(`${name}, 16 connections`, one.ratio.median, goal),
        atLeast(`${name}, 16 connections, over n8n's own figure`, n8n, 10, "x"),
        ...(await atHalfLoad(target, median, bench.pace.seconds, customers)),
      );
    }
  }
  return http;
};
