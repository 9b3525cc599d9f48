import { afterAll, beforeEach, expect, test } from "vitest";
import { one } from "./own-database.ts";
import { openTickPlace } from "./tick-place.ts";

const { database, tick, other, watch, clear, addJob, addCheck, napView, startWatchdog, jobStatus } =
  await openTickPlace();
beforeEach(clear);
afterAll(database.drop);

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
