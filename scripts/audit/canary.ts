import { randomBytes } from "node:crypto";
import pg from "pg";

export type Canary = { readonly table: string; readonly remove: () => Promise<void> };

/**
 * Plants a table that anyone may read, with one meaningless row: an audit that does not report it
 * proves nothing, and is INVALID whatever else it found.
 */
export const plantCanary = async (dbUrl: string): Promise<Canary> => {
  const table = `audit_canary_${randomBytes(4).toString("hex")}`;
  await execute(dbUrl, [
    `create table public.${table} (id int primary key)`,
    `insert into public.${table} values (1)`,
    `grant select on public.${table} to anon`,
    "notify pgrst, 'reload schema'",
  ]);
  return {
    table,
    remove: () =>
      execute(dbUrl, [`drop table if exists public.${table}`, "notify pgrst, 'reload schema'"]),
  };
};

const execute = async (dbUrl: string, statements: readonly string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: dbUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};
