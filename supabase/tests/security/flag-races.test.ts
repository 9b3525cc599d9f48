import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  type Company,
  openCompany,
  openSession,
  outcome,
  type Session,
  untilBlocked,
} from "../access/two-sessions.ts";

let system: Session;
let first: Session;
let second: Session;
let company: Company;
let anne: string;
let bob: string;

const setFlag = `
  select public.set_flag('RATE_LIMIT_PER_30S', 'tenant', $2::jsonb, 'Two people at once.', $1,
    expected_version => $3)`;
const clearFlag = `
  select public.clear_flag('RATE_LIMIT_PER_30S', 'tenant', 'Two people at once.', $1,
    expected_version => $2)`;

beforeAll(async () => {
  [system, first, second] = [await openSession(), await openSession(), await openSession()];
});
afterAll(() => Promise.all([system, first, second].map((session) => session.end())));
beforeEach(async () => {
  company = await openCompany(system);
  anne = (await company.member("admin")).userId;
  bob = (await company.member("admin")).userId;
});

/** Anne's statement is under way when Bob sends his; she commits; what did Bob get? */
const race = async (
  mine: readonly [string, readonly unknown[]],
  his: readonly [string, readonly unknown[]],
): Promise<string> => {
  await first.begin(anne);
  await first.query(mine[0], [...mine[1]]);
  await second.begin(bob);
  const attempt = outcome(second.query(his[0], [...his[1]]));
  await untilBlocked(system, second.pid);
  await first.commit();
  const got = await attempt;
  await second.rollback();
  return got;
};

const values = () =>
  system.query<{ value: number; version: number; actor_id: string }>(
    "select value, version, actor_id from public.flag_values where tenant_id = $1",
    [company.tenantId],
  );

test("two first values: one winner, one conflict", async () => {
  const got = await race(
    [setFlag, [company.tenantId, "10", 0]],
    [setFlag, [company.tenantId, "20", 0]],
  );
  expect(got).toBe("flag_conflict");
  expect(await values()).toEqual([{ value: 10, version: 1, actor_id: anne }]);
});

test("two changes of one version: one winner, one conflict", async () => {
  await system.query(setFlag, [company.tenantId, "5", 0]);
  const got = await race(
    [setFlag, [company.tenantId, "10", 1]],
    [setFlag, [company.tenantId, "20", 1]],
  );
  expect(got).toBe("flag_conflict");
  expect(await values()).toEqual([{ value: 10, version: 2, actor_id: anne }]);
});

test("a value that is cleared meanwhile is a conflict, not a new value", async () => {
  await system.query(setFlag, [company.tenantId, "5", 0]);
  const got = await race(
    [clearFlag, [company.tenantId, 1]],
    [setFlag, [company.tenantId, "20", 1]],
  );
  expect(got).toBe("flag_conflict");
  expect(await values()).toEqual([]);
});

test("twenty people with one version: exactly one wins, and the history has one line", async () => {
  const sessions = await Promise.all(Array.from({ length: 20 }, openSession));
  try {
    const results = await Promise.all(
      sessions.map((session, index) =>
        outcome(session.query(setFlag, [company.tenantId, String(index + 1), 0])),
      ),
    );
    expect(results.filter((result) => result === "ok")).toHaveLength(1);
    expect(results.filter((result) => result === "flag_conflict")).toHaveLength(19);
  } finally {
    await Promise.all(sessions.map((session) => session.end()));
  }
  const [history] = await system.query<{ count: string }>(
    "select count(*) from public.flag_history where tenant_id = $1",
    [company.tenantId],
  );
  expect(history?.count).toBe("1");
});
