import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { QueryResultRow } from "pg";

type Ask = (sql: string) => Promise<QueryResultRow[]>;

export type Invariant = { readonly name: string; readonly sql: string };

/** The queries of invariants.sql, each with the sentence that it proves. */
export const invariants = (): Invariant[] =>
  readFileSync(join(import.meta.dirname, "invariants.sql"), "utf8")
    .split(/^-- name: /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf("\n");
      return { name: part.slice(0, end).trim(), sql: part.slice(end).trim().replace(/;$/, "") };
    });

/** What does not hold: the sentence and its first violation. Empty when all is well. */
export const brokenInvariants = async (ask: Ask, within?: string): Promise<string[]> => {
  const broken: string[] = [];
  for (const { name, sql } of invariants()) {
    const rows = await ask(`select * from (${sql}) as violation limit 3`);
    if (rows.length > 0)
      broken.push(`${name}: ${JSON.stringify(rows[0])}${within ? ` (${within})` : ""}`);
  }
  return broken;
};
