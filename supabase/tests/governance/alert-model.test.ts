import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCompany, openSession, outcome, type Session } from "../access/two-sessions.ts";
import { afterAction, afterRun, type Episode, type Severity } from "./alert-model.ts";
import { type PlantedCheck, plantCheck, run } from "./planted-check.ts";

let session: Session;
let check: PlantedCheck;
let users: string[];

beforeAll(async () => {
  session = await openSession();
  const company = await openCompany(session);
  users = [];
  for (const role of ["admin", "directeur"]) users.push((await company.member(role)).userId);
  check = await plantCheck(session, company);
});
afterAll(async () => {
  await check.retire();
  await session.end();
});

const actions: Record<string, string> = {
  acknowledge: "select public.acknowledge_alert($1)",
  unacknowledge: "select public.unacknowledge_alert($1)",
  resolve: "select public.resolve_alert($1, 'OTHER')",
  resolve_without_reason: "select public.resolve_alert($1)",
  reopen: "select public.reopen_alert($1)",
  snooze: "select public.snooze_alert($1, date_trunc('day', now()) + interval '3 days')",
  comment: "select public.comment_alert($1, 'vu')",
};

const step = fc.oneof(
  fc.record({
    kind: fc.constant("world" as const),
    key: fc.constantFrom("a", "b"),
    severity: fc.constantFrom<(Severity | undefined)[]>("CRITICAL", "WARN", "INFO", undefined),
  }),
  fc.record({ kind: fc.constant("run" as const) }),
  fc.record({
    kind: fc.constant("act" as const),
    key: fc.constantFrom("a", "b"),
    action: fc.constantFrom(...Object.keys(actions)),
    user: fc.nat({ max: 1 }),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
type World = { found: Map<string, Severity>; alerts: Map<string, Episode[]> };

const act = async (key: string, action: string, userId: string): Promise<string> => {
  const alert = (await check.alerts()).filter((one) => one.entity_key === key).at(-1);
  const claims = JSON.stringify({ sub: userId, role: "authenticated" });
  await session.query("savepoint act");
  await session.query("select set_config('request.jwt.claims', $1, true)", [claims]);
  await session.query("set local role authenticated");
  const told = await outcome(session.query(actions[action] ?? "", [alert?.id ?? randomUUID()]));
  if (told === "ok") {
    await session.query("reset role");
    await session.query("select set_config('request.jwt.claims', '', true)");
  } else {
    await session.query("rollback to savepoint act");
  }
  return told;
};

const expected = (world: World, key: string, action: string, user: string): string => {
  const episodes = world.alerts.get(key) ?? [];
  if (action === "comment") return episodes.length > 0 ? "ok" : "alert_not_found";
  return afterAction(episodes, action, user, world.found.has(key));
};

const take = async (world: World, one: Step): Promise<void> => {
  if (one.kind === "world" && one.severity) {
    world.found.set(one.key, one.severity);
    await check.plant(one.key, one.severity);
  } else if (one.kind === "world") {
    world.found.delete(one.key);
    await check.clear(one.key);
  } else if (one.kind === "run") {
    for (const [key, episodes] of world.alerts) afterRun(episodes, world.found.get(key));
    await session.query(run, [check.code]);
  } else {
    const user = users[one.user] ?? "";
    const told = await act(one.key, one.action, user);
    expect(told).toBe(expected(world, one.key, one.action, user));
  }
};

const replay = `
  select a.id from public.system_alerts as a
  where a.check_code = $1 and (
    a.status is distinct from (
      select e.to_status from public.alert_events as e where e.alert_id = a.id
      order by e.id desc limit 1)
    or a.version <> (select max(e.alert_version) from public.alert_events as e where e.alert_id = a.id)
    or exists (
      select from (
        select e.kind, e.from_status, e.alert_version,
          lag(e.to_status) over w as before, lag(e.alert_version) over w as version_before
        from public.alert_events as e where e.alert_id = a.id window w as (order by e.id)
      ) as e
      where e.kind <> 'OPENED'
        and (e.from_status is distinct from e.before or e.alert_version < e.version_before)))`;

const invariants = async (world: World, versions: Map<string, number>): Promise<void> => {
  const alerts = await check.alerts();
  for (const [key, episodes] of world.alerts) {
    const rows = alerts.filter((one) => one.entity_key === key);
    expect(rows.map(({ status, severity, is_active }) => [status, severity, is_active])).toEqual(
      episodes.map(({ status, severity, active }) => [status, severity, active]),
    );
    expect(rows.filter((one) => one.is_active).length).toBeLessThanOrEqual(1);
  }
  for (const { id, version } of alerts) {
    expect(version).toBeGreaterThanOrEqual(versions.get(id) ?? 1);
    versions.set(id, version);
  }
  expect(await session.query(replay, [check.code])).toEqual([]);
};

test("whatever people and runs do, alerts and their history agree with the model", async () => {
  const play = async (steps: Step[]) => {
    const world: World = {
      found: new Map(),
      alerts: new Map([
        ["a", []],
        ["b", []],
      ]),
    };
    const versions = new Map<string, number>();
    await session.begin();
    try {
      for (const one of steps) {
        await take(world, one);
        await invariants(world, versions);
      }
    } finally {
      await session.rollback();
    }
  };
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), play), {
    numRuns: 150,
  });
});
