import pg from "pg";
import type { DatabaseOnly } from "../stack/index.ts";

export type Clone = { readonly url: string; readonly adminUrl: string };

export type Cloner = {
  /** A copy of the migrated database, for one user at a time. */
  clone(name: string): Promise<Clone>;
  stop(): Promise<void>;
};

export const withClient = async <T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};

const inDatabase = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
};

export const createCloner = (server: DatabaseOnly): Cloner => {
  const control = inDatabase(server.adminUrl, "template1");
  // A template may have no other user while it is copied: one copy at a time, from outside.
  let queue: Promise<unknown> = Promise.resolve();
  const copy = async (name: string): Promise<Clone> => {
    await withClient(control, async (client) => {
      const id = pg.escapeIdentifier(name);
      await client.query(`create database ${id} template postgres owner postgres`);
      for (const setting of await settingsOf(client)) {
        await client.query(`alter database ${id} set ${setting}`);
      }
    });
    return { url: inDatabase(server.dbUrl, name), adminUrl: inDatabase(server.adminUrl, name) };
  };
  return {
    clone: (name) => {
      const result = queue.then(() => copy(name));
      queue = result.catch(() => undefined);
      return result;
    },
    stop: () => server.stop(),
  };
};

/** `alter database ... set` is not part of what a template gives. */
const settingsOf = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<{ setting: string }>(
    `select unnest(s.setconfig) as setting
     from pg_db_role_setting as s
     join pg_database as d on d.oid = s.setdatabase
     where d.datname = 'postgres' and s.setrole = 0`,
  );
  return rows.map(({ setting }) => {
    const [name = "", ...value] = setting.split("=");
    const text = value.join("=");
    return name === "search_path" ? `${name} = ${text}` : `${name} = ${pg.escapeLiteral(text)}`;
  });
};
