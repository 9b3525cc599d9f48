import { type OwnDatabase, one, ownDatabase } from "./own-database.ts";

const PROBES = `
  insert into public.tenants (slug, name, domain) values ('operator', 'Operator', 'depot');
  create schema probe;
  create table probe.done (what text, at timestamptz default clock_timestamp());
  create function probe.nap(seconds numeric) returns bigint language plpgsql as
    $$begin perform pg_sleep(seconds::float8); insert into probe.done values ('nap'); return 1; end$$;
  create view probe.nothing as
    select null::uuid as tenant_id, null::uuid as site_id, 'X' as entity_type,
      null::uuid as entity_id, 'x' as entity_key, 'x' as entity_label, null::text as severity,
      '{}'::jsonb as payload
    where false;
`;

/** A database in which nothing is due but what a test adds; sessions for the tick, for another one, for the watchdog. */
export const openTickPlace = async () => {
  const database: OwnDatabase = await ownDatabase();
  const [tick, other, watch] = [
    await database.connect(),
    await database.connect(),
    await database.connect(),
  ] as const;
  await other.query(PROBES);

  /** Nothing of ours is due, and nothing was done. */
  const clear = () =>
    other.query(`
      update public.integrity_checks set is_enabled = code in ('CHECK_DID_NOT_RUN', 'JOB_DID_NOT_RUN');
      update public.scheduled_jobs set is_enabled = code = 'run_due_checks', last_started_at = null;
      truncate probe.done;
    `);

  const addJob = (code: string, body: string, budgetMs = 5000, position = 50): Promise<unknown> =>
    other.query(`
      create or replace function probe.${code}() returns bigint language plpgsql as $$${body}$$;
      insert into public.scheduled_jobs (code, module, description, command, every, budget_ms, position)
      values ('${code}', 'probe', '{"fr": "", "en": "", "ar": ""}', 'probe.${code}', '1 hour',
        ${budgetMs}, ${position})
    `);

  const addCheck = (code: string, view: string, severity = "WARN", budgetMs = 1000) =>
    other.query(
      `insert into public.integrity_checks
         (code, module, view_name, severity, title, message, remedy, budget_ms, every)
       values ($1, 'probe', $2, $3, $4, $4, $4, $5, '1 hour')`,
      [code, view, severity, { fr: code, en: code, ar: code }, budgetMs],
    );

  const napView = (name: string, seconds: number) =>
    other.query(`
      create view probe.${name} as
        select n.* from probe.nothing as n cross join pg_sleep(0)
        union all
        select n.* from (select null::uuid, null::uuid, 'X', null::uuid, 'x', 'x', null::text, '{}'::jsonb
          from (select pg_sleep(${seconds})) as s where s is null) as n
    `);

  /** The watchdog of the scheduler, faster. Returns how to stop it. */
  const startWatchdog = (everyMs: number): (() => Promise<number>) => {
    let running = true;
    let cancelled = 0;
    const loop = (async () => {
      while (running) {
        cancelled += (await one<{ n: number }>(watch, "select ops.watchdog() as n")).n;
        await new Promise((wait) => setTimeout(wait, everyMs));
      }
    })();
    return async () => {
      running = false;
      await loop;
      return cancelled;
    };
  };

  const jobStatus = async (code: string): Promise<string> =>
    (
      await one<{ s: string }>(
        other,
        "select status as s from public.job_runs where job_code = $1 order by id desc limit 1",
        [code],
      )
    ).s;

  const untilRunning = async (code: string): Promise<void> => {
    const isRunning = async (): Promise<boolean> => {
      const runs = await other.query(
        "select from public.job_runs where job_code = $1 and status = 'RUNNING'",
        [code],
      );
      return runs.rowCount === 1;
    };
    while (!(await isRunning())) await new Promise((wait) => setTimeout(wait, 20));
  };

  /** A job that runs until it is let go. */
  const addHeldJob = async (code: string) => {
    await watch.query("select pg_advisory_lock(hashtext($1))", [code]);
    await addJob(
      code,
      `begin perform pg_advisory_xact_lock(hashtext('${code}')); return 7; end`,
      60_000,
    );
    return {
      running: () => untilRunning(code),
      letGo: () => watch.query("select pg_advisory_unlock(hashtext($1))", [code]),
    };
  };

  return {
    database,
    tick,
    other,
    watch,
    clear,
    addJob,
    addHeldJob,
    addCheck,
    napView,
    startWatchdog,
    jobStatus,
  };
};
