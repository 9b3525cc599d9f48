import { afterAll, beforeAll, expect, test } from "vitest";
import { openCompany, openSession, outcome, type Session } from "../access/two-sessions.ts";

const reading = "select count(*) from public.v_integrity_checks";

let system: Session;
let first: Session;
let second: Session;

beforeAll(async () => {
  [system, first, second] = [await openSession(), await openSession(), await openSession()];
});
afterAll(() => Promise.all([system, first, second].map((session) => session.end())));

test("a second live reading of one person is refused while the first goes on, another's is not", async () => {
  const company = await openCompany(system);
  const anne = (await company.member("admin")).userId;
  const bob = (await company.member("directeur")).userId;

  await first.begin(anne);
  await first.query(reading);
  await second.begin(anne);
  expect(await outcome(second.query(reading))).toBe("too_many_requests");
  await second.rollback();

  await second.begin(bob);
  expect(await outcome(second.query(reading))).toBe("ok");
  await second.rollback();

  await first.commit();
  await second.begin(anne);
  expect(await outcome(second.query(reading))).toBe("ok");
  await second.rollback();
});
