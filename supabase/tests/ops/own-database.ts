import { randomBytes } from "node:crypto";
import pg from "pg";

export type OwnDatabase = {
  /** A further session; closed with the database. */
  readonly connect: () => Promise<pg.Client>;
  readonly drop: () => Promise<void>;
};

const givenUrl = (): URL => {
  const url = process.env.VIGIE_DB_URL;
  if (url === undefined)
    throw new Error("VIGIE_DB_URL is missing: a database with all migrations.");
  return new URL(url);
};

const open = async (url: URL): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url.toString() });
  client.on("error", () => undefined);
  await client.connect();
  return client;
};

/** The database that the given one was copied from, else the given one: whichever has our tables. */
const copy = async (name: string): Promise<void> => {
  const given = givenUrl();
  const templates = ["postgres", given.pathname.slice(1)];
  const control = await open(new URL("/template1", given));
  try {
    for (let round = 0; round < 300; round += 1) {
      for (const template of templates) {
        if (await copied(control, name, template, given)) return;
      }
      await new Promise((wait) => setTimeout(wait, 100));
    }
  } finally {
    await control.end();
  }
  throw new Error("No template was free for half a minute.");
};

const copied = async (
  control: pg.Client,
  name: string,
  template: string,
  given: URL,
): Promise<boolean> => {
  try {
    await control.query(`create database ${name} template ${pg.escapeIdentifier(template)}`);
  } catch (cause) {
    // Somebody is connected to it at this moment (55006), or has just made one of that name.
    if (cause instanceof pg.DatabaseError && cause.code === "55006") return false;
    throw cause;
  }
  const client = await open(new URL(`/${name}`, given));
  const { rows } = await client.query(
    "select to_regclass('public.scheduled_jobs') is not null as ok",
  );
  await client.end();
  if (rows[0]?.ok === true) return true;
  await control.query(`drop database ${name}`);
  return false;
};

/** The tick and the planner act on everything that is due: their tests must not meet other tests. */
export const ownDatabase = async (): Promise<OwnDatabase> => {
  const name = `vigie_own_${randomBytes(6).toString("hex")}`;
  await copy(name);
  const url = new URL(`/${name}`, givenUrl());
  const clients: pg.Client[] = [];
  return {
    connect: async () => {
      const client = await open(url);
      clients.push(client);
      return client;
    },
    drop: async () => {
      await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
      const control = await open(new URL("/template1", url));
      await control.query(`drop database if exists ${name} with (force)`);
      await control.end();
    },
  };
};

export const one = async <Row extends pg.QueryResultRow>(
  client: pg.Client,
  text: string,
  values: unknown[] = [],
): Promise<Row> => {
  const { rows } = await client.query<Row>(text, values);
  const [row] = rows;
  if (row === undefined) throw new Error(`No row: ${text}`);
  return row;
};
