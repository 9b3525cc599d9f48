import type pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type OwnDatabase, one, ownDatabase } from "./own-database.ts";

let database: OwnDatabase;
let tick: pg.Client;
let other: pg.Client;
let watch: pg.Client;

beforeAll(async () => {
  database = await ownDatabase();
  [tick, other, watch] = [
    await database.connect(),
    await database.connect(),
    await database.connect(),
  ];
  await other.query(`
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
  `);
});
afterAll(() => database.drop());

beforeEach(async () => {
  await other.query(`
    update public.integrity_checks set is_enabled = code in ('CHECK_DID_NOT_RUN', 'JOB_DID_NOT_RUN');
    update public.scheduled_jobs set is_enabled = code = 'run_due_checks', last_started_at = null;
    truncate probe.done;
  `);
});

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

test("a check of 30 s with a budget of 500 ms is stopped, and the next ones run in the same tick", async () => {
  await napView("slow", 30);
  await addCheck("PROBE_SLOW", "probe.slow", "CRITICAL", 500);
  await addCheck("PROBE_QUICK", "probe.nothing", "INFO");
  const stop = startWatchdog(200);
  const start = Date.now();
  await tick.query("call ops.tick()");
  const tookMs = Date.now() - start;
  await stop();
  expect(tookMs).toBeLessThan(2_500);
  const { rows } = await other.query(
    `select check_code, status, duration_ms from public.check_runs
     where check_code like 'PROBE%' order by id`,
  );
  expect(rows.map((row) => [row.check_code, row.status])).toEqual([
    ["PROBE_SLOW", "TIMED_OUT"],
    ["PROBE_QUICK", "OK"],
  ]);
  expect(rows[0].duration_ms).toBeLessThan(2_000);
  const alert = await one<{ status: string; is_active: boolean }>(
    other,
    `select status, is_active from public.system_alerts
     where check_code = 'CHECK_DID_NOT_RUN' and entity_key = 'PROBE_SLOW'`,
  );
  expect(alert).toEqual({ status: "OPEN", is_active: true });
  await other.query("create or replace view probe.slow as select * from probe.nothing");
  await other.query("select governance.run_check('PROBE_SLOW')");
  const closed = await one<{ status: string }>(
    other,
    "select status from public.system_alerts where entity_key = 'PROBE_SLOW'",
  );
  expect(closed.status).toBe("RESOLVED");
});

test("a job over its budget is stopped and undone; the next one runs; the check says so", async () => {
  await addJob(
    "job_slow",
    "begin insert into probe.done values ('half'); perform pg_sleep(30); return 1; end",
    300,
    1,
  );
  await addJob(
    "job_after",
    "begin insert into probe.done values ('after'); return 1; end",
    5000,
    2,
  );
  const stop = startWatchdog(100);
  await tick.query("call ops.tick()");
  expect(await stop()).toBe(1);
  expect([await jobStatus("job_slow"), await jobStatus("job_after")]).toEqual(["TIMED_OUT", "OK"]);
  const { rows } = await other.query("select what from probe.done");
  expect(rows).toEqual([{ what: "after" }]);
  const finding = await one<{ payload: unknown }>(
    other,
    "select payload from ops.check_job_did_not_run where entity_key = 'job_slow'",
  );
  expect(finding.payload).toMatchObject({ problem: "failed", error: "over_budget" });
});

test("a run is seen by others while it lasts", async () => {
  await addJob("job_seen", "begin perform pg_sleep(0.5); return 7; end");
  const running = tick.query("call ops.tick()");
  await new Promise((wait) => setTimeout(wait, 200));
  expect(await jobStatus("job_seen")).toBe("RUNNING");
  await running;
  const run = await one<{ status: string; rows_affected: string }>(
    other,
    "select status, rows_affected from public.job_runs where job_code = 'job_seen'",
  );
  expect(run).toEqual({ status: "OK", rows_affected: "7" });
});

test("a job that fails is recorded with its error, what it did is undone, the others run", async () => {
  await addJob(
    "job_broken",
    "begin insert into probe.done values ('x'); return 1 / 0; end",
    5000,
    1,
  );
  await addJob("job_fine", "begin return 0; end", 5000, 2);
  await tick.query("call ops.tick()");
  expect([await jobStatus("job_broken"), await jobStatus("job_fine")]).toEqual(["FAILED", "OK"]);
  const run = await one<{ error: string }>(
    other,
    "select error from public.job_runs where job_code = 'job_broken'",
  );
  expect(run.error).toBe("22012 division by zero");
  expect((await other.query("select from probe.done")).rowCount).toBe(0);
});

test("two ticks at once never run one job twice, and share the work", async () => {
  for (const n of [1, 2, 3, 4])
    await addJob(`job_shared_${n}`, "begin return probe.nap(0.15); end");
  await Promise.all([tick.query("call ops.tick()"), other.query("call ops.tick()")]);
  const { rows } = await other.query(
    `select count(*)::int as runs, count(distinct pid)::int as sessions
     from public.job_runs where job_code like 'job_shared%'`,
  );
  expect(rows).toEqual([{ runs: 4, sessions: 2 }]);
  expect((await other.query("select from probe.done")).rowCount).toBe(4);
});

test("a run by hand while the tick is at it is refused, and leaves nothing", async () => {
  await addJob("job_busy", "begin return probe.nap(0.6); end");
  const running = tick.query("call ops.tick()");
  await new Promise((wait) => setTimeout(wait, 200));
  await expect(other.query("select public.run_job('job_busy')")).rejects.toMatchObject({
    code: "PT409",
    message: "job_running",
  });
  await running;
  const runs = await other.query("select from public.job_runs where job_code = 'job_busy'");
  expect(runs.rowCount).toBe(1);
});

test("a session that dies in the middle: the run ends as interrupted and the job comes again", async () => {
  await addJob("job_killed", "begin return probe.nap(0.3); end");
  const victim = await database.connect();
  const { pid } = await one<{ pid: number }>(victim, "select pg_backend_pid() as pid");
  const dying = victim.query("call ops.tick()").catch((cause: Error) => cause.message);
  await new Promise((wait) => setTimeout(wait, 150));
  await other.query("select pg_terminate_backend($1)", [pid]);
  expect(await dying).toMatch(/terminat|closed/i);
  await new Promise((wait) => setTimeout(wait, 100));
  await other.query(
    "update public.scheduled_jobs set last_started_at = now() - interval '2 hours' where code = 'job_killed'",
  );
  await tick.query("call ops.tick()");
  const { rows } = await other.query(
    "select status, error from public.job_runs where job_code = 'job_killed' order by id",
  );
  expect(rows).toEqual([
    { status: "FAILED", error: "interrupted" },
    { status: "OK", error: null },
  ]);
});

test("no time left: nothing new is begun, and what had no turn comes before what is due again", async () => {
  for (const n of [1, 2, 3, 4]) {
    await napView(`nap_${n}`, 0.5);
    await addCheck(`PROBE_NAP_${n}`, `probe.nap_${n}`, n < 4 ? "CRITICAL" : "INFO", 5000);
  }
  await addJob("job_last", "begin return 1; end", 5000, 99);
  const ran = async (): Promise<string[]> => {
    const { rows } = await other.query<{ check_code: string }>(
      "select check_code from public.check_runs where check_code like 'PROBE_NAP%' order by id",
    );
    return rows.map((row) => row.check_code);
  };
  await tick.query("call ops.run_tick(1)");
  const first = await ran();
  expect(first.length).toBeLessThan(3);
  expect(first[0]).toBe("PROBE_NAP_1");
  // Severe ones are due again at every turn, and still the mildest one gets its own.
  for (let turn = 0; turn < 6 && !(await ran()).includes("PROBE_NAP_4"); turn += 1) {
    await other.query(`
      update public.check_states set next_due_at = now() where check_code like 'PROBE_NAP%';
      -- As half a minute later: due since a moment, not since the last tick.
      update public.scheduled_jobs set last_started_at = now() - interval '27.1 seconds'
        where code = 'run_due_checks'
    `);
    await tick.query("call ops.run_tick(1)");
  }
  const all = await ran();
  expect(all).toContain("PROBE_NAP_4");
  expect(all.slice(first.length)[0]).not.toBe("PROBE_NAP_1");
  expect(await jobStatus("job_last")).toBe("OK");
});

test("a cancel never hits the work that comes after: 120 jobs that end when their budget does", async () => {
  await other.query("update public.scheduled_jobs set is_enabled = false");
  for (let n = 0; n < 120; n += 1) {
    await other.query(
      `insert into public.scheduled_jobs (code, module, description, command, every, budget_ms)
       values ($1, 'probe', '{"fr": "", "en": "", "ar": ""}', 'probe.edge', '1 hour', 50)`,
      [`job_edge_${n}`],
    );
  }
  await other.query(`
    create function probe.edge() returns bigint language plpgsql as
      $$begin perform pg_sleep(0.049 + random() * 0.006); return 1; end$$
  `);
  const stop = startWatchdog(0);
  await tick.query("call ops.run_tick(20)");
  const cancelled = await stop();
  const { rows } = await other.query(
    `select status, count(*)::int as n from public.job_runs where job_code like 'job_edge%' group by 1`,
  );
  const counts = Object.fromEntries(rows.map((row) => [row.status, row.n]));
  expect((counts.OK ?? 0) + (counts.TIMED_OUT ?? 0)).toBe(120);
  expect(cancelled).toBeGreaterThan(0);
  expect(counts.TIMED_OUT).toBe(cancelled);
  expect((await other.query("select from ops.running_work")).rowCount).toBe(0);
});

test("the watchdog leaves a session alone that has gone on to something else", async () => {
  const { pid, start } = await one<{ pid: number; start: string }>(
    tick,
    "select pid, backend_start::text as start from pg_stat_activity where pid = pg_backend_pid()",
  );
  await other.query(
    `insert into ops.running_work (kind, code, pid, backend_start, started_at, deadline_at)
     values ('job', 'stale', $1, $2, now() - interval '1 minute', now() - interval '1 minute')`,
    [pid, start],
  );
  const innocent = tick.query("select pg_sleep(0.3)");
  expect((await one<{ n: number }>(watch, "select ops.watchdog() as n")).n).toBe(0);
  await innocent;
  await other.query("delete from ops.running_work");
});
