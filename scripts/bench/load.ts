import pg from "pg";
import type { Arm } from "./arms.ts";

export type Work = {
  readonly name: string;
  readonly unit: string;
  readonly connections: number;
  /** Run once on each connection before the clock starts, e.g. the role and the claims of a caller. */
  readonly prepare?: readonly string[];
  /** One unit of work, or several: returns how many units it did. */
  readonly once: (client: pg.Client, sequence: number) => Promise<number>;
};

/** Keeps a set of connections busy with one kind of work for a while. */
export const loadArm = (dbUrl: string, work: Work): Arm => ({
  name: work.name,
  unit: work.unit,
  run: async (seconds) => {
    const clients = await connectAll(dbUrl, work);
    const started = performance.now();
    const until = started + seconds * 1000;
    let sequence = 0;
    const worker = async (client: pg.Client): Promise<number> => {
      let units = 0;
      while (performance.now() < until) units += await work.once(client, sequence++);
      return units;
    };
    const counts = await Promise.all(clients.map(worker));
    const elapsed = (performance.now() - started) / 1000;
    await Promise.all(clients.map((client) => client.end()));
    return { units: counts.reduce((sum, count) => sum + count, 0), seconds: elapsed };
  },
});

const connectAll = (dbUrl: string, work: Work): Promise<pg.Client[]> =>
  Promise.all(
    Array.from({ length: work.connections }, async () => {
      const client = new pg.Client({ connectionString: dbUrl });
      await client.connect();
      for (const statement of work.prepare ?? []) await client.query(statement);
      return client;
    }),
  );

const PAYLOAD = JSON.stringify({ filler: "x".repeat(480) });

/** Unit B: one row of 500 bytes of jsonb, inserted and committed, prepared; sixteen connections unless told. */
export const unitB = (dbUrl: string, connections = 16): Arm =>
  loadArm(dbUrl, {
    name: "B: insert and commit of one 500-byte row",
    unit: "row",
    connections,
    once: async (client) => {
      await client.query({
        name: "unit_b",
        text: "insert into bench.unit_b (payload) values ($1)",
        values: [PAYLOAD],
      });
      return 1;
    },
  });

export const execute = async (dbUrl: string, ...statements: readonly string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: dbUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

/** WAL bytes that a piece of work wrote: a figure that does not depend on the machine. */
export const walBytes = async (
  dbUrl: string,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<number> => {
  const client = new pg.Client({ connectionString: dbUrl });
  await client.connect();
  try {
    const lsn = async () =>
      (await client.query<{ lsn: string }>("select pg_current_wal_insert_lsn()::text as lsn"))
        .rows[0]?.lsn;
    const before = await lsn();
    await work(client);
    const difference = await client.query<{ bytes: string }>(
      "select pg_wal_lsn_diff($1, $2) as bytes",
      [await lsn(), before],
    );
    return Number(difference.rows[0]?.bytes ?? 0);
  } finally {
    await client.end();
  }
};
