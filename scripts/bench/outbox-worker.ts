// One process of a queue under test, in the Node that the peers need: takes jobs, "sends" each to a
// stand-in that answers at once, hands the results in, until the queue is empty.
// Usage: node outbox-worker.ts QUEUE URL BATCH PEERS_FOLDER [LOOKS]; "go" on stdin starts it. LOOKS is
// what the sender before it knew: where its claims stopped and when it has to look at everything again.
import pg from "pg";
import {
  CONNECTIONS,
  fillBoss,
  type Opened,
  openBoss,
  openGraphile,
  type Queue,
  send,
} from "./outbox-worker-peers.ts";

const [queue = "", url = "", batchText = "1", folder = "", known = "{}"] = process.argv.slice(2);
const batch = Number(batchText);
const place: Queue = { url, batch, folder };
/** An empty look says little while another process holds the last jobs. */
const EMPTY_LOOKS = 3;

type Claimed = {
  readonly id: number;
  readonly lease: string;
  readonly callback: string;
};

const connect = async (): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
};

const looks: { marks?: object; fullAt?: number } = JSON.parse(known);

const openOurs = async (): Promise<Opened> => {
  const client = await connect();
  await client.query("set role service_role");
  const step = async (): Promise<number> => {
    // As the function outbox-dispatch does it.
    const began = Date.now();
    const isFull = looks.marks === undefined || began >= (looks.fullAt ?? 0);
    const { rows } = await client.query<{ reply: { items: Claimed[]; resume: object } }>({
      name: "claim",
      text: "select public.claim_outbound($1, $2, 60, $3) as reply",
      values: [`bench ${process.pid}`, batch, isFull ? null : JSON.stringify(looks.marks)],
    });
    const rest = Math.min((Date.now() - began) * 20, 10_000);
    if (isFull) looks.fullAt = began + Math.max(2_000, rest);
    const reply = rows[0]?.reply;
    if (reply) looks.marks = { ...looks.marks, ...reply.resume };
    const items = reply?.items ?? [];
    const results = await Promise.all(
      items.map(async ({ id, lease, callback }) => ({
        id,
        lease,
        started_at: new Date().toISOString(),
        outcome: "sent",
        provider_message_id: await send(callback),
      })),
    );
    if (results.length > 0)
      await client.query({
        name: "settle",
        text: "select public.settle_outbound($1)",
        values: [JSON.stringify(results)],
      });
    return results.length;
  };
  return { step, close: () => client.end() };
};

const openPgmq = async (): Promise<Opened> => {
  const client = await connect();
  const step = async (): Promise<number> => {
    const { rows } = await client.query<{ msg_id: string }>({
      name: "read",
      text: "select * from pgmq.read('bench', 60, $1)",
      values: [batch],
    });
    await Promise.all(rows.map(({ msg_id }) => send(msg_id)));
    if (rows.length > 0)
      await client.query({
        name: "delete",
        text: "select pgmq.delete('bench', $1::bigint[])",
        values: [rows.map(({ msg_id }) => msg_id)],
      });
    return rows.length;
  };
  return { step, close: () => client.end() };
};

const OPEN: Readonly<Record<string, () => Promise<Opened>>> = {
  vigie: openOurs,
  pgmq: openPgmq,
  "pg-boss": () => openBoss(place),
  "pg-boss-fill": () => fillBoss(place),
  "graphile-worker": () => openGraphile(place),
};

const open = OPEN[queue];
if (!open) throw new Error(`There is no queue "${queue}".`);
// Graphile Worker has a loop of its own over its pool; filling is one matter.
const isAlone = queue === "graphile-worker" || queue === "pg-boss-fill";
const lanes = await Promise.all(Array.from({ length: isAlone ? 1 : CONNECTIONS }, open));
console.log("ready");
await new Promise((resolve) => process.stdin.once("data", resolve));
const beganAt = Date.now();
let endedAt = beganAt;
let units = 0;
const patience = queue === "graphile-worker" ? 25 : EMPTY_LOOKS;
const empty = async ({ step }: Opened): Promise<void> => {
  let looks = 0;
  while (looks < patience) {
    const count = await step();
    units += count;
    if (count > 0) endedAt = Date.now();
    looks = count > 0 ? 0 : looks + 1;
  }
};
await Promise.all(lanes.map(empty));
await Promise.all(lanes.map(({ close }) => close()));
console.log(JSON.stringify({ units, beganAt, endedAt, looks }));
process.exit(0);
