import { afterAll, beforeAll, expect, test } from "vitest";
import { openCompany, openSession, outcome, type Session, untilBlocked } from "./two-sessions.ts";

let system: Session;
let first: Session;
let second: Session;

beforeAll(async () => {
  system = await openSession();
  first = await openSession();
  second = await openSession();
});
afterAll(() => Promise.all([system, first, second].map((session) => session.end())));

const activeAdmins = async (tenantId: string): Promise<number> => {
  const [row] = await system.query<{ count: number }>(
    `select count(*)::int as count from public.profils
     where tenant_id = $1 and role = 'admin' and status = 'active' and site_id is null`,
    [tenantId],
  );
  return row?.count ?? 0;
};

const ways: readonly [string, string][] = [
  ["demotes", "select public.change_member($1, 'lecture', null)"],
  ["suspends", "select public.suspend_member($1, 'race')"],
  ["removes", "select public.remove_member($1, 'race')"],
];

test.each(ways)("each of two admins %s the other: one of them stays", async (_way, sql) => {
  const company = await openCompany(system);
  const ada = await company.member("admin");
  const abel = await company.member("admin");
  await first.begin(ada.userId);
  await first.query(sql, [abel.profilId]);
  await second.begin(abel.userId);
  const late = outcome(second.query(sql, [ada.profilId]));
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await late).toBe("last_admin");
  await second.rollback();
  expect(await activeAdmins(company.tenantId)).toBe(1);
});

test("an account is deleted while the other admin is demoted: one of them stays", async () => {
  const company = await openCompany(system);
  const ada = await company.member("admin");
  const abel = await company.member("admin");
  await first.begin();
  await first.query("delete from auth.users where id = $1", [ada.userId]);
  await second.begin();
  const late = outcome(
    second.query("select public.change_member($1, 'lecture', null)", [abel.profilId]),
  );
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await late).toBe("last_admin");
  await second.rollback();
  expect(await activeAdmins(company.tenantId)).toBe(1);
});

test("under repeatable read the second fails rather than look at the past", async () => {
  const company = await openCompany(system);
  const ada = await company.member("admin");
  const abel = await company.member("admin");
  await second.begin(abel.userId, "repeatable read");
  await second.query("select 1 from public.profils limit 1");
  await first.begin(ada.userId);
  await first.query("select public.suspend_member($1, 'race')", [abel.profilId]);
  const late = outcome(second.query("select public.suspend_member($1, 'race')", [ada.profilId]));
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await late).toMatch(/could not serialize access/);
  await second.rollback();
  expect(await activeAdmins(company.tenantId)).toBe(1);
});

test("however the two interleave, somebody is left", async () => {
  for (let round = 0; round < 25; round += 1) {
    const company = await openCompany(system);
    const ada = await company.member("admin");
    const abel = await company.member("admin");
    const act = async (session: Session, actor: string, target: string) => {
      await session.begin(actor);
      const result = await outcome(
        session.query("select public.suspend_member($1, 'race')", [target]),
      );
      await (result === "ok" ? session.commit() : session.rollback());
      return result;
    };
    const results = await Promise.all([
      act(first, ada.userId, abel.profilId),
      act(second, abel.userId, ada.profilId),
    ]);
    expect(results.filter((result) => result === "ok")).toHaveLength(1);
    expect(await activeAdmins(company.tenantId)).toBe(1);
  }
});
