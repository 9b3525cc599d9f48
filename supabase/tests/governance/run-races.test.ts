import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openCompany, openSession, outcome, type Session } from "../access/two-sessions.ts";
import { type PlantedCheck, plantCheck, type Run, run } from "./planted-check.ts";

let system: Session;
let first: Session;
let second: Session;
let check: PlantedCheck;

beforeAll(async () => {
  [system, first, second] = [await openSession(), await openSession(), await openSession()];
});
afterAll(() => Promise.all([system, first, second].map((session) => session.end())));
beforeEach(async () => {
  check = await plantCheck(system, await openCompany(system));
});
afterEach(() => check.retire());

test("two runs of one check at once: one works, one is skipped, one alert", async () => {
  await check.plant("a");
  await first.begin();
  const [working] = await first.query<Run>(run, [check.code]);
  const [late] = await second.query<Run>(run, [check.code]);
  await first.commit();
  expect(working).toMatchObject({ status: "OK", opened: 1 });
  expect(late?.status).toBe("SKIPPED");
  expect(await check.alerts()).toHaveLength(1);
});

test("eight sessions hammer one check: one alert per violation, nobody fails", async () => {
  const sessions = await Promise.all(Array.from({ length: 8 }, openSession));
  for (const key of ["a", "b", "c"]) await check.plant(key);
  const hammer = async (session: Session) => {
    const runs: Run[] = [];
    for (let turn = 0; turn < 10; turn += 1) {
      runs.push(...(await session.query<Run>(run, [check.code])));
    }
    return runs;
  };
  const runs = (await Promise.all(sessions.map(hammer))).flat();
  await Promise.all(sessions.map((session) => session.end()));
  expect(runs.map((one) => one.status)).not.toContain("FAILED");
  expect(runs.map((one) => one.opened ?? 0).reduce((sum, one) => sum + one)).toBe(3);
  expect((await check.alerts()).map((alert) => alert.entity_key)).toEqual(["a", "b", "c"]);
});

test("a skipped run changes nothing that is known of the check", async () => {
  await check.plant("a");
  await system.query(run, [check.code]);
  const state = "select * from public.check_states where check_code = $1";
  const before = await system.query(state, [check.code]);
  await first.begin();
  await first.query(run, [check.code]);
  await second.query(run, [check.code]);
  await first.rollback();
  expect(await system.query(state, [check.code])).toEqual(before);
});

test("a run that hangs is seen, cancelled, recorded, and closes nothing", async () => {
  await check.plant("a");
  await system.query(run, [check.code]);
  const slow = await plantCheck(system, await openCompany(system), "k || pg_sleep(30)::text");
  await slow.plant("a");
  await system.query("update public.integrity_checks set budget_ms = 50 where code = $1", [
    slow.code,
  ]);
  // Never committed: the alert would belong to the operator, whom other tests share.
  await first.begin();
  const running = first.query<Run>(run, [slow.code]);
  const seen = async () =>
    system.query<{ pid: number; is_over_budget: boolean }>(
      "select pid, is_over_budget from governance.running_checks() where check_code = $1",
      [slow.code],
    );
  let [found] = await seen();
  for (let attempt = 0; !found?.is_over_budget && attempt < 500; attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    [found] = await seen();
  }
  expect(found?.pid).toBe(first.pid);
  await system.query("select pg_cancel_backend($1)", [first.pid]);
  expect((await running)[0]?.status).toBe("TIMED_OUT");
  const told = await first.query(
    `select 1 from public.system_alerts
     where check_code = 'CHECK_DID_NOT_RUN' and entity_key = $1 and status = 'OPEN'`,
    [slow.code],
  );
  expect(told).toHaveLength(1);
  await first.rollback();
  await slow.retire();
  expect((await check.alerts())[0]?.status).toBe("OPEN");
});

test("changing a setting waits for no run and blocks none", async () => {
  await check.plant("a");
  await first.begin();
  await first.query(run, [check.code]);
  const change = second.query("select public.set_check($1, budget_ms => 77, reason => 'race')", [
    check.code,
  ]);
  expect(await outcome(change)).toBe("ok");
  await first.commit();
  expect((await check.alerts())[0]?.status).toBe("OPEN");
});

test("switching a check off while it runs leaves nothing open", async () => {
  await check.plant("a");
  await first.begin();
  await first.query(run, [check.code]);
  const off = second.query("select public.set_check($1, is_enabled => false, reason => 'race')", [
    check.code,
  ]);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await first.commit();
  expect(await outcome(off)).toBe("ok");
  expect((await check.alerts())[0]).toMatchObject({ status: "RESOLVED", is_active: false });
});
