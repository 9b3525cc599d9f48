import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import pg from "pg";
import type { Page } from "playwright-core";

export const directeur = "directeur@depot.demo.vigie";
export const admin = "admin@depot.demo.vigie";
export const pca = "pca@depot.demo.vigie";
export const operateur = "operateur@depot.demo.vigie";
export const restaurateur = "owner@resto.demo.vigie";

/** What a serious reader of accessibility would stop at. */
export const seriousViolations = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
};

export interface Database {
  query: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>;
  runChecks: (...codes: string[]) => Promise<void>;
  end: () => Promise<void>;
}

const databaseUrl = (): string => {
  const file = readFileSync(process.env.VIGIE_STACK ?? ".vigie/stack.json", "utf8");
  return (JSON.parse(file) as { db_url: string }).db_url;
};

/** The owner's connection, for planting what the screens must show. */
export const connect = async (): Promise<Database> => {
  const client = new pg.Client(databaseUrl());
  await client.connect();
  const query = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
    (await client.query<Row>(sql, values)).rows;
  return {
    query,
    runChecks: async (...codes) => {
      for (const code of codes) await query("select governance.run_check($1, 'manual')", [code]);
    },
    end: () => client.end(),
  };
};

/** A name that no other test file uses, and that a search finds alone. */
export const uniqueName = (prefix: string): string =>
  `${prefix}_${Math.random().toString(36).slice(2, 9)}`;

const LEAK_RULES = ["GRANT_TO_ANON", "TABLE_WITHOUT_RLS"];

/** The mistake of the day: a table made by hand and given to everybody. Two critical alerts. */
export const plantLeak = async (db: Database, table: string): Promise<void> => {
  await db.query(`create table public.${table} (id int)`);
  await db.query(`grant select on public.${table} to anon`);
  await db.runChecks(...LEAK_RULES);
};

export const repairLeak = async (db: Database, table: string): Promise<void> => {
  await db.query(`drop table if exists public.${table}`);
  await db.runChecks(...LEAK_RULES);
};
