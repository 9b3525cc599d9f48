import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { type Graph, startGraph } from "../graph/server.ts";
import { type Stack, startStack } from "../stack/index.ts";
import { findFreePortBase, portsFrom } from "../stack/ports.ts";
import { makeThrowAwayDir, removeThrowAwayDir } from "../stack/throw-away.ts";
import { type Book, openBook } from "./book.ts";
import { type Network, startNetwork } from "./network.ts";

/** A whole stack that may be broken anywhere: server, functions, and the line to the Graph API. */
export type Place = {
  readonly stack: Stack;
  readonly graph: Graph;
  readonly network: Network;
  readonly book: Book;
  readonly secret: string;
  readonly restaurant: Restaurant;
  /** As the owner of everything; a connection that died is made anew. */
  ask<Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Runs the sender until nothing is due. */
  drain(): Promise<number>;
  /** Until the Graph API has told all it has to tell. */
  untilQuiet(): Promise<void>;
  /** How many messages have an outcome that nobody knows. */
  unknown(): Promise<number>;
  close(): Promise<void>;
};

export type Restaurant = {
  readonly tenant: string;
  readonly channel: string;
  readonly identity: string;
};

const flags: readonly (readonly [key: string, value: number])[] = [
  ["RATE_LIMIT_PER_30S", 1000],
  ["RATE_LIMIT_MULTIPLIER", 10],
  ["OUTBOUND_PAIR_SPACING_MS", 0],
  ["OUTBOX_BASE_DELAY_SEC", 1],
  ["OUTBOX_MAX_DELAY_SEC", 2],
  ["CIRCUIT_OPEN_SEC", 1],
];

type Ask = Place["ask"];

/** At full speed: no limit of ours may hide what a fault does. */
const openRestaurant = async (ask: Ask): Promise<Restaurant> => {
  const tenant = randomUUID();
  const identity = `1${String(randomBytes(6).readUIntBE(0, 6)).padStart(15, "0").slice(-14)}`;
  await ask(
    "insert into public.tenants (id, slug, name, domain) values ($1, $2, 'Pannes', 'resto')",
    [tenant, `faults-${tenant}`],
  );
  const [site] = await ask<{ id: string }>(
    `insert into public.sites (tenant_id, kind, code, name)
     values ($1, 'restaurant', 'PANNES', 'Pannes') returning id`,
    [tenant],
  );
  for (const [key, value] of flags) {
    await ask("select public.set_flag($1, 'tenant', $2, 'A test of faults.', $3)", [
      key,
      JSON.stringify(value),
      tenant,
    ]);
  }
  const [channel] = await ask<{ id: string }>(
    "select id from messaging.register_channel($1, $2, 'whatsapp', $3, null, 'Pannes')",
    [tenant, site?.id, identity],
  );
  await ask(
    `update public.channel_identities
     set token_ref = 'META_TOKEN_DEMO', throughput_per_second = null where id = $1`,
    [channel?.id],
  );
  return { tenant, channel: channel?.id ?? "", identity };
};

const askerOf = (url: string): { readonly ask: Ask; readonly end: () => Promise<void> } => {
  const pool = new pg.Pool({ connectionString: url, max: 4, application_name: "faults" });
  pool.on("error", () => undefined);
  return {
    ask: async (sql, values = []) => (await pool.query(sql, [...values])).rows,
    end: () => pool.end(),
  };
};

const QUIET_MS = 60_000;

const untilQuiet = async ({ simulator }: Graph): Promise<void> => {
  const until = Date.now() + QUIET_MS;
  let quietLooks = 0;
  // Statuses are written by timers: quiet is when nothing was on its way for a while.
  while (quietLooks < 5) {
    if (Date.now() > until) throw new Error("The Graph API still has something to tell.");
    quietLooks = simulator.webhooks.pending() === 0 ? quietLooks + 1 : 0;
    await new Promise((done) => setTimeout(done, 100));
  }
};

const countUnknown = async (ask: Ask, { tenant }: Restaurant): Promise<number> => {
  const [row] = await ask<{ count: string }>(
    "select count(*) from public.outbound_messages where tenant_id = $1 and status = 'UNKNOWN'",
    [tenant],
  );
  return Number(row?.count);
};

const drainer =
  ({ config }: Stack) =>
  async (): Promise<number> => {
    try {
      const response = await fetch(`${config.functions_url}/outbox-dispatch`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${config.service_role_key}`,
          "content-type": "application/json",
        },
        body: "{}",
        signal: AbortSignal.timeout(40_000),
      });
      await response.body?.cancel();
      return response.status;
    } catch {
      return 0;
    }
  };

/** One status a message, many in a delivery, soon, and again soon when they were not taken. */
const quick = {
  sent_after_ms: null,
  delivered_after_ms: 200,
  batch_max: 100,
  batch_wait_ms: 250,
  retry_scale: 0.05,
  window: "off",
} as const;

type Options = {
  readonly functionsEnv?: Readonly<Record<string, string>>;
  /** Whether `inbound` connects to the database by itself, as a role that may do nothing else. */
  readonly direct?: boolean;
};

const directUrl = (port: number, password: string): string =>
  `postgresql://vigie_ingest:${password}@127.0.0.1:${port}/postgres`;

export const openPlace = async ({
  functionsEnv = {},
  direct = false,
}: Options = {}): Promise<Place> => {
  const undos: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (let undo = undos.pop(); undo; undo = undos.pop()) await undo();
  };
  try {
    const portBase = await findFreePortBase();
    const dataDir = await makeThrowAwayDir();
    undos.push(() => removeThrowAwayDir(dataDir));
    const secret = randomBytes(16).toString("hex");
    const password = randomBytes(16).toString("hex");
    const adapter = direct
      ? { VIGIE_INGEST_DB_URL: directUrl(portsFrom(portBase).db, password) }
      : {};
    const functionsUrl = `http://127.0.0.1:${portsFrom(portBase).api}/functions/v1`;
    const graph = await startGraph({
      port: 0,
      functionsUrl,
      appSecret: secret,
      verifyToken: "x".repeat(24),
    });
    undos.push(graph.close);
    graph.simulator.set(quick);
    const network = await startNetwork(Number(new URL(graph.url).port));
    undos.push(network.close);
    const stack = await startStack({
      portBase,
      dataDir,
      web: false,
      scheduler: false,
      durable: true,
      functionsEnv: {
        VIGIE_GRAPH_URL: network.url,
        META_APP_SECRET: secret,
        ...adapter,
        ...functionsEnv,
      },
    });
    undos.push(stack.stop);
    const { ask, end } = askerOf(stack.config.admin_db_url);
    undos.push(end);
    if (direct) await ask(`alter role vigie_ingest login password '${password}'`);
    const restaurant = await openRestaurant(ask);
    const book = openBook(graph);
    const drain = drainer(stack);
    return {
      ...{ stack, graph, network, book, secret, restaurant, ask, drain, close },
      untilQuiet: () => untilQuiet(graph),
      unknown: () => countUnknown(ask, restaurant),
    };
  } catch (error) {
    await close();
    throw error;
  }
};
