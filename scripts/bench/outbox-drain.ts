import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { projectRoot } from "../stack/paths.ts";
import { execute } from "./load.ts";
import { OUTBOX, queueMessages } from "./outbox-data.ts";
import type { Peers } from "./outbox-peers.ts";

export type Queue = {
  readonly name: string;
  /** Empty, and filled with so many jobs of the same payload. */
  readonly fill: (count: number) => Promise<void>;
  /** The table whose dead rows and size tell what a long snapshot costs. */
  readonly table: string;
};

const TEXT = `jsonb_build_object('type', 'text', 'text', repeat('x', 430), 'to', '2136' || lpad(i::text, 8, '0'))`;

export const queues = (url: string, peers: Peers, names: readonly string[]): Queue[] => {
  const all: Queue[] = [
    {
      name: "vigie",
      table: "messaging.outbox",
      fill: (count) => queueMessages(url, count),
    },
    {
      name: "graphile-worker",
      table: "graphile_worker._private_jobs",
      fill: (count) =>
        execute(
          url,
          `select count(*) from graphile_worker.add_jobs(array(
             select row('bench', (${TEXT})::json, null, null, null, null, null, null)::graphile_worker.job_spec
             from generate_series(1, ${count}) as i))`,
          "vacuum analyze graphile_worker._private_jobs",
          "checkpoint",
        ),
    },
    {
      name: "pg-boss",
      table: "pgboss.job_common",
      fill: async (count) => {
        await drain(url, peers, "pg-boss-fill", count, { processes: 1 });
        await execute(url, "vacuum analyze pgboss.job_common", "checkpoint");
      },
    },
    {
      name: "pgmq",
      table: "pgmq.q_bench",
      fill: (count) =>
        execute(
          url,
          `select count(*) from pgmq.send_batch('bench', array(select ${TEXT} from generate_series(1, ${count}) as i))`,
          "vacuum analyze pgmq.q_bench",
          "checkpoint",
        ),
    },
  ];
  return all.filter(({ name }) => names.includes(name));
};

export type Drained = {
  readonly units: number;
  readonly seconds: number;
  /** What the senders know, for those that go on after them. */
  readonly looks: readonly unknown[];
};
type Told = {
  readonly units: number;
  readonly beganAt: number;
  readonly endedAt: number;
  readonly looks: unknown;
};

/** Empties a queue with so many processes at once; the clock runs from the start to the last result. */
export const drain = async (
  url: string,
  peers: Peers,
  queue: string,
  batch: number,
  { processes = 2, looks = [] }: { processes?: number; looks?: readonly unknown[] } = {},
): Promise<Drained> => {
  const workers = Array.from({ length: processes }, (_, index) =>
    begin(url, peers, queue, batch, looks[index]),
  );
  await Promise.all(workers.map(({ ready }) => ready));
  for (const { child } of workers) child.stdin?.write("go\n");
  const told = await Promise.all(workers.map(({ told }) => told));
  const units = told.reduce((sum, one) => sum + one.units, 0);
  const beganAt = Math.min(...told.map((one) => one.beganAt));
  const endedAt = Math.max(...told.map((one) => one.endedAt));
  return { units, seconds: (endedAt - beganAt) / 1000, looks: told.map((one) => one.looks) };
};

type Worker = {
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
  readonly told: Promise<Told>;
};

const begin = (
  url: string,
  peers: Peers,
  queue: string,
  batch: number,
  looks: unknown = {},
): Worker => {
  const script = join(projectRoot, "scripts/bench/outbox-worker.ts");
  const args = ["--experimental-strip-types", "--no-warnings", script];
  const child = spawn(
    peers.node,
    [...args, queue, url, String(batch), peers.folder, JSON.stringify(looks)],
    {
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  const lines = createInterface({ input: child.stdout });
  let isReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });
  const told = new Promise<Told>((resolve, reject) => {
    lines.on("line", (line) => {
      if (line === "ready") isReady();
      else if (line.startsWith('{"units"')) resolve(JSON.parse(line) as Told);
    });
    child.on("exit", (code) => {
      isReady();
      reject(new Error(`A process of ${queue} ended with ${code ?? "a signal"}.`));
    });
  });
  return { child, ready, told };
};

/** Schemas of the peers, on the same server. */
export const preparePeers = async (url: string, peers: Peers): Promise<void> => {
  await execute(url, "create extension pgmq", "select pgmq.create('bench')");
  // Their own start-up makes their schemas; there is nothing to take yet.
  await drain(url, peers, "graphile-worker", 1, { processes: 1 });
  await drain(url, peers, "pg-boss", 1, { processes: 1 });
};

export const clearOurs = (url: string): Promise<void> =>
  execute(
    url,
    "truncate messaging.outbox, public.outbound_messages",
    `delete from messaging.dispatchers where worker like 'bench %' and '${OUTBOX.tenant}' is not null`,
  );
