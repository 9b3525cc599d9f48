// One process of a queue under test, in the Node that the peers need: takes jobs, "sends" each to a
// stand-in that answers at once, hands the results in, until the queue is empty.
// Usage: node outbox-worker.ts QUEUE URL BATCH PEERS_FOLDER; "go" on stdin starts it.
import pg from "pg";
import {
  fillBoss,
  type Opened,
  openBoss,
  openGraphile,
  type Queue,
  send,
} from "./outbox-worker-peers.ts";

const [queue = "", url = "", batchText = "1", folder = ""] = process.argv.slice(2);
const batch = Number(batchText);
const place: Queue = { url, batch, folder };
/** An empty look says little while another process holds the last jobs. */
const EMPTY_LOOKS = 3;

type Claimed = {
  readonly id: number;
  readonly created_at: string;
  readonly lease: string;
  readonly callback: string;
};

const connect = async (): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
};

const openOurs = async (): Promise<Opened> => {
  const client = await connect();
  await client.query("set role service_role");
  let resumeAt: string | null = null;
  let fullLookAt = 0;
  const step = async (): Promise<number> => {
    // As the function outbox-dispatch does it.
    const isFull = resumeAt === null || performance.now() >= fullLookAt;
    const began = performance.now();
    const { rows } = await client.query<{ reply: { items: Claimed[]; resume_at: string } }>({
      name: "claim",
      text: "select public.claim_outbound($1, $2, 60, $3) as reply",
      values: [`bench ${process.pid}`, batch, isFull ? null : resumeAt],
    });
    const took = performance.now() - began;
    if (isFull) fullLookAt = began + Math.max(2_000, took * 20);
    const reply = rows[0]?.reply;
    resumeAt = reply?.resume_at ?? null;
    const items = reply?.items ?? [];
    const results = await Promise.all(
      items.map(async ({ id, created_at, lease, callback }) => ({
        id,
        created_at,
        lease,
        worker: "bench",
        latency_ms: 0,
        started_at: new Date().toISOString(),
        outcome: "sent",
        http_status: 200,
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

const opened = await OPEN[queue]?.();
if (!opened) throw new Error(`There is no queue "${queue}".`);
console.log("ready");
await new Promise((resolve) => process.stdin.once("data", resolve));
const beganAt = Date.now();
let endedAt = beganAt;
let units = 0;
let empty = 0;
const patience = queue === "graphile-worker" ? 25 : EMPTY_LOOKS;
while (empty < patience) {
  const count = await opened.step();
  units += count;
  if (count > 0) endedAt = Date.now();
  empty = count > 0 ? 0 : empty + 1;
}
await opened.close();
console.log(JSON.stringify({ units, beganAt, endedAt }));
process.exit(0);
