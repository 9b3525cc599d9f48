import pg from "pg";
import type { Place } from "./place.ts";

/** A fault: it happens, it ends, and the place is whole again. */
export type Act = { readonly name: string; readonly run: (place: Place) => Promise<void> };

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const crashDatabase = async ({ stack }: Place): Promise<void> => {
  await stack.crash.killDatabase();
  await stack.crash.startDatabase();
};

/** Whoever brings deliveries: PostgREST, and the function that connects by itself. */
const BRINGERS = "('authenticator', 'vigie_ingest')";

const killBackends = async ({ ask }: Place): Promise<void> => {
  for (let round = 0; round < 25; round += 1) {
    await ask(
      `select pg_terminate_backend(s.pid) from (
         select a.pid from pg_stat_activity as a
         where a.usename in ${BRINGERS} order by a.state = 'active' desc, random() limit 2
       ) as s`,
    );
    await pause(80);
  }
};

/** All connections of the API wait for one lock, longer than it lets anybody wait for a connection. */
const blockPool = async ({ stack }: Place): Promise<void> => {
  const client = new pg.Client({ connectionString: stack.config.admin_db_url });
  client.on("error", () => undefined);
  await client.connect();
  await client.query("begin; lock table messaging.channel_settings in access exclusive mode");
  await pause(6_000);
  await client.query("commit");
  await client.end();
};

/** More than the server admits. */
const CROWD = 130;

const join = async (url: string): Promise<pg.Client | undefined> => {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  return client.connect().then(
    () => client,
    () => undefined,
  );
};

/** Every connection of the server is taken by somebody else, and the API has lost its own. */
const takeConnections = async ({ ask, stack }: Place): Promise<void> => {
  const crowd = Array.from({ length: CROWD }, () => join(stack.config.db_url));
  const evict = async (): Promise<void> => {
    await ask(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename in ${BRINGERS}`,
    );
  };
  await evict();
  const taken = await Promise.all(crowd);
  await evict();
  await pause(2_000);
  await Promise.all(taken.map((client) => client?.end()));
};

const cutLines =
  (weather: "cut_request" | "cut_answer", count: number) =>
  async ({ network }: Place): Promise<void> => {
    await network.set(weather, count);
    network.cutAll();
    await pause(2_500);
    await network.set("fair");
  };

const refuseLines = async ({ network }: Place): Promise<void> => {
  await network.set("refused");
  await pause(2_000);
  await network.set("fair");
};

/** How many exchanges the cut lines may spoil. */
export const CUTS = 30;
/** How often the sender dies. */
export const DISPATCHER_DEATHS = 2;

export const acts: readonly Act[] = [
  { name: "the database dies", run: crashDatabase },
  { name: "inbound dies", run: ({ stack }) => stack.crash.killFunction("inbound") },
  { name: "the sender dies", run: ({ stack }) => stack.crash.killFunction("outbox-dispatch") },
  { name: "backends die one after the other", run: killBackends },
  {
    name: "the database and inbound die at the same moment",
    run: async (place) => {
      await Promise.all([crashDatabase(place), place.stack.crash.killFunction("inbound")]);
    },
  },
  { name: "the pool is exhausted", run: blockPool },
  { name: "the server has no connection left", run: takeConnections },
  { name: "answers of the Graph API are cut", run: cutLines("cut_answer", CUTS) },
  { name: "requests to the Graph API are cut", run: cutLines("cut_request", CUTS) },
  { name: "the Graph API refuses connections", run: refuseLines },
  {
    name: "the database and both functions die at the same moment",
    run: async (place) => {
      await Promise.all([
        crashDatabase(place),
        place.stack.crash.killFunction("inbound"),
        place.stack.crash.killFunction("outbox-dispatch"),
      ]);
    },
  },
];
