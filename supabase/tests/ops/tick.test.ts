import { afterAll, beforeEach, expect, test } from "vitest";
import { one } from "./own-database.ts";
import { openTickPlace } from "./tick-place.ts";

const { database, tick, other, clear, addJob, addHeldJob, addCheck, napView, jobStatus } =
  await openTickPlace();
beforeEach(clear);
afterAll(database.drop);

test("a run is seen by others while it lasts", async () => {
  const job = await addHeldJob("job_seen");
  const ticking = tick.query("call ops.tick()");
  await job.running();
  await job.letGo();
  await ticking;
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
  const job = await addHeldJob("job_busy");
  const ticking = tick.query("call ops.tick()");
  await job.running();
  await expect(other.query("select public.run_job('job_busy')")).rejects.toMatchObject({
    code: "PT409",
    message: "job_running",
  });
  await job.letGo();
  await ticking;
  const runs = await other.query("select from public.job_runs where job_code = 'job_busy'");
  expect(runs.rowCount).toBe(1);
});

test("a session that dies in the middle: the run ends as interrupted and the job comes again", async () => {
  const job = await addHeldJob("job_killed");
  const victim = await database.connect();
  const { pid } = await one<{ pid: number }>(victim, "select pg_backend_pid() as pid");
  const dying = victim.query("call ops.tick()").catch((cause: Error) => cause.message);
  await job.running();
  await other.query("select pg_terminate_backend($1, 10000)", [pid]);
  expect(await dying).toMatch(/terminat|closed/i);
  await job.letGo();
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
