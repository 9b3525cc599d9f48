import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import {
  openCompany,
  openSession,
  outcome,
  type Session,
  untilBlocked,
} from "../access/two-sessions.ts";
import { type PlantedCheck, plantCheck, type Run, run } from "./planted-check.ts";

let system: Session;
let first: Session;
let second: Session;
let check: PlantedCheck;
let anne: string;
let bob: string;
let alertId: string;

const acknowledge = "select public.acknowledge_alert($1)";
const patch = "update public.system_alerts set status = 'ACK' where id = $1";
const lastEvent = async () => {
  const [event] = await system.query<{ kind: string; from_status: string; actor_id: string }>(
    `select kind, from_status, actor_id from public.alert_events
     where alert_id = $1 order by id desc limit 1`,
    [alertId],
  );
  return event;
};

beforeAll(async () => {
  [system, first, second] = [await openSession(), await openSession(), await openSession()];
});
afterAll(() => Promise.all([system, first, second].map((session) => session.end())));
beforeEach(async () => {
  const company = await openCompany(system);
  anne = (await company.member("admin")).userId;
  bob = (await company.member("directeur")).userId;
  check = await plantCheck(system, company);
  await check.plant("a");
  await system.query(run, [check.code]);
  alertId = (await check.alerts())[0]?.id ?? "";
});
afterEach(() => check.retire());

/** The error of the later of two people, and its detail. */
const late = async (sql: string) => {
  await first.begin(anne);
  await first.query(sql, [alertId]);
  await second.begin(bob);
  const attempt = second.query(sql, [alertId]).then(
    () => ({ message: "ok", detail: "" }),
    (error: { message: string; detail: string }) => error,
  );
  await untilBlocked(system, second.pid);
  await first.commit();
  const error = await attempt;
  await second.rollback();
  return error;
};

test.each([
  ["the door", acknowledge],
  ["a plain PATCH", patch],
])(
  "two people acknowledge at once by %s: one winner, one conflict that names him",
  async (_way, sql) => {
    const error = await late(sql);
    expect(error.message).toBe("alert_conflict");
    expect(error.detail).toMatch(/ACKNOWLEDGED by admin at \d{4}-\d\d-\d\dT/);
    expect(await lastEvent()).toMatchObject({ kind: "ACKNOWLEDGED", actor_id: anne });
  },
);

test("an acknowledgement that is being committed is seen by the run that closes", async () => {
  await check.clear();
  await first.begin(anne);
  await first.query(acknowledge, [alertId]);
  const closing = second.query<Run>(run, [check.code]);
  await untilBlocked(system, second.pid);
  await first.commit();
  expect((await closing)[0]).toMatchObject({ status: "OK", closed: 1 });
  expect(await lastEvent()).toMatchObject({ kind: "AUTO_RESOLVED", from_status: "ACK" });
});

test("an acknowledgement cannot undo a closing that is being committed", async () => {
  await check.clear();
  await first.begin();
  await first.query(run, [check.code]);
  await second.begin(bob);
  const attempt = outcome(second.query(acknowledge, [alertId]));
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await attempt).toBe("alert_transition_invalid");
  await second.rollback();
  expect(await lastEvent()).toMatchObject({ kind: "AUTO_RESOLVED", from_status: "OPEN" });
});

test("a decision on what has just worsened is a conflict for whoever sends the version", async () => {
  await check.plant("a", "CRITICAL");
  await first.begin();
  await first.query(run, [check.code]);
  await second.begin(bob);
  const attempt = outcome(
    second.query("select public.resolve_alert($1, 'ACCEPTED_RISK', null, 1)", [alertId]),
  );
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await attempt).toBe("alert_conflict");
  await second.rollback();
});

test("a run does not wait for people who look at other alerts", async () => {
  await check.plant("b");
  await first.begin(anne);
  await first.query(acknowledge, [alertId]);
  const [done] = await second.query<Run>(run, [check.code]);
  expect(done).toMatchObject({ status: "OK", opened: 1 });
  await first.commit();
});
