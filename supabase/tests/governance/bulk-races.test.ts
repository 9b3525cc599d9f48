import { afterAll, beforeAll, expect, test } from "vitest";
import { openCompany, openSession, outcome, type Session } from "../access/two-sessions.ts";
import { type PlantedCheck, plantCheck, type Run, run } from "./planted-check.ts";

let system: Session;
let first: Session;
let second: Session;
let runner: Session;
let check: PlantedCheck;
let anne: string;
let bob: string;
let ids: string[];

beforeAll(async () => {
  [system, first, second, runner] = [
    await openSession(),
    await openSession(),
    await openSession(),
    await openSession(),
  ];
  const company = await openCompany(system);
  anne = (await company.member("admin")).userId;
  bob = (await company.member("directeur")).userId;
  check = await plantCheck(system, company);
  for (let index = 0; index < 60; index += 1) await check.plant(`k${index}`);
  await system.query(run, [check.code]);
  ids = (await check.alerts()).map((alert) => alert.id);
});
afterAll(async () => {
  await check.retire();
  await Promise.all([system, first, second, runner].map((session) => session.end()));
});

const bulk = async (session: Session, userId: string, sql: string, given: string[]) => {
  await session.begin(userId);
  const result = await outcome(session.query(sql, [given]));
  await (result === "ok" ? session.commit() : session.rollback());
  return result;
};

test("two bulks over the same alerts in opposite order, beside runs: nobody deadlocks", async () => {
  const results: string[] = [];
  for (let round = 0; round < 15; round += 1) {
    const backwards = [...ids].reverse();
    const snooze = `select * from public.snooze_alerts($1, now() + interval '${round + 1} hours')`;
    const assign = `select * from public.assign_alerts($1, '${round % 2 ? anne : bob}')`;
    for (let n = 0; n < 20; n += 1) await check.plant(`k${n}`, round % 2 ? "CRITICAL" : "WARN");
    results.push(
      ...(await Promise.all([
        bulk(first, anne, snooze, ids),
        bulk(second, bob, assign, backwards),
        runner.query<Run>(run, [check.code]).then(([one]) => one?.status ?? "none"),
      ])),
    );
  }
  expect(new Set(results)).toEqual(new Set(["ok", "OK"]));
});

test("two people acknowledge the same sixty at once: each alert has one winner", async () => {
  const sql = "select alert_id, ok, error_key from public.acknowledge_alerts($1)";
  const take = async (session: Session, userId: string, given: string[]) => {
    await session.begin(userId);
    const rows = await session.query<{ ok: boolean; error_key: string | null }>(sql, [given]);
    await session.commit();
    return rows;
  };
  const [won, lost] = await Promise.all([
    take(first, anne, ids),
    take(second, bob, [...ids].reverse()),
  ]);
  const winners = [...won, ...lost].filter((row) => row.ok);
  expect(winners).toHaveLength(60);
  const losers = [...won, ...lost].filter((row) => !row.ok);
  expect(new Set(losers.map((row) => row.error_key))).toEqual(new Set(["alert_conflict"]));
});
