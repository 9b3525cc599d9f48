import { existsSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { type Cloner, withClient } from "../clones.ts";
import { debianPostgres15 } from "../resources.ts";
import { failure, type Outcome, ok, type Step, skipped, sum } from "../step.ts";
import { runTapSuite } from "./pgtap.ts";

const install = "apt-get install -y postgresql-15 postgresql-15-plpgsql-check postgresql-15-pgtap";

type Remark = {
  readonly name: string;
  readonly line: number | null;
  readonly level: string;
  readonly message: string;
  readonly hint: string | null;
};

/** A trigger function is checked with each table it serves, and with its transition tables. */
const checkAll = `
  select p.oid::regprocedure || coalesce(' on ' || t.tgrelid::regclass::text, '') as name,
    c.lineno as line, c.level, c.message, c.hint
  from pg_proc as p
  join pg_namespace as n on n.oid = p.pronamespace
  join pg_language as l on l.oid = p.prolang
  left join pg_trigger as t on t.tgfoid = p.oid and t.tgparentid = 0 and not t.tgisinternal
  cross join lateral extensions.plpgsql_check_function_tb(
    p.oid, coalesce(t.tgrelid, 0), fatal_errors => false, all_warnings => true,
    oldtable => t.tgoldtable, newtable => t.tgnewtable
  ) as c
  where l.lanname = 'plpgsql'
    and n.nspname not in ('pg_catalog', 'information_schema', 'extensions', 'auth')
    and (p.prorettype <> 'trigger'::regtype or t.oid is not null)
  order by 1, 2`;

const countAll = `
  select count(*)::int as count from pg_proc as p join pg_language as l on l.oid = p.prolang
  join pg_namespace as n on n.oid = p.pronamespace
  where l.lanname = 'plpgsql'
    and n.nspname not in ('pg_catalog', 'information_schema', 'extensions', 'auth')`;

/** What hosted projects have and this server has not: as much of it as our functions name. */
const hostedExtensions = `
  create schema cron;
  create table cron.job_run_details (runid bigint, status text, start_time timestamptz, end_time timestamptz);
  create function cron.schedule(text, text, text) returns bigint language sql as 'select 1::bigint';
  create function cron.unschedule(text) returns boolean language sql as 'select true';
  create schema net;
  create function net.http_post(
    url text, body jsonb default '{}', params jsonb default '{}', headers jsonb default '{}',
    timeout_milliseconds int default 5000
  ) returns bigint language sql as 'select 1::bigint';
  create schema vault;
  create view vault.decrypted_secrets as select ''::text as name, ''::text as decrypted_secret`;

/** This version says it of every '{}' that a text[] begins with. */
const harmless = "target type is different type than source type";

/** Remarks on speed, and on dynamic SQL whose text comes from our own catalogue, are for reading. */
const isDefect = ({ level, message }: Remark): boolean =>
  level !== "performance" && level !== "security" && message !== harmless;

const describe = ({ name, line, level, message, hint }: Remark): string =>
  `${name}${line ? `:${line}` : ""} ${level}: ${message}${hint ? ` (${hint})` : ""}`;

/** A body that cannot work: if it went unseen, the silence about the others would mean nothing. */
const planted = "planted_broken_body";
const plant = `create function public.${planted}() returns void language plpgsql
  as 'begin perform public.no_such_function(); end'`;

export const checkFunctions = async (client: pg.Client): Promise<Outcome> => {
  await client.query("create extension if not exists plpgsql_check schema extensions");
  await client.query(hostedExtensions);
  await client.query(plant);
  const all = (await client.query<Remark>(checkAll)).rows;
  const rows = all.filter(({ name }) => !name.includes(planted));
  if (rows.length === all.length) return failure(["plpgsql_check does not see a broken body."]);
  const count = (await client.query<{ count: number }>(countAll)).rows[0]?.count ?? 0;
  const defects = rows.filter(isDefect);
  const broken = new Set(defects.map(({ name }) => name)).size;
  const hints = rows.length - defects.length;
  return {
    passed: Math.max(count - broken, 0),
    failed: broken,
    skipped: 0,
    lines: [
      ...defects.map(describe),
      ...(hints > 0
        ? [`plpgsql_check: ${hints} hints on speed and dynamic SQL (VERBOSE=1 shows them)`]
        : []),
      ...(process.env.VERBOSE ? rows.filter((row) => !isDefect(row)).map(describe) : []),
    ],
  };
};

const missing = (): string | undefined => {
  const share = "/usr/share/postgresql/15/extension";
  const wanted = [
    join(debianPostgres15, "postgres"),
    join(share, "plpgsql_check.control"),
    join(share, "pgtap.control"),
  ];
  return wanted.every(existsSync) ? undefined : `PostgreSQL 15 is not complete here: ${install}`;
};

const runLeg = async (cloner: Cloner, paths: readonly string[]): Promise<Outcome> => {
  const { adminUrl } = await cloner.clone("plpgsql_check");
  const checked = await withClient(adminUrl, checkFunctions);
  return sum([ok(), checked, await runTapSuite(cloner, paths)]);
};

/** Many projects still run 15: the same migrations, tests, and a check of every function body. */
export const pg15: Step = {
  name: "PostgreSQL 15",
  group: "pg15",
  run: async ({ resources, paths }) => {
    const remedy = missing();
    if (!remedy) return runLeg(await resources.postgres15(), paths);
    return process.env.CI === "true" ? failure([remedy]) : skipped(remedy);
  },
};
