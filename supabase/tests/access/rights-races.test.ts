import { afterAll, beforeAll, expect, test } from "vitest";
import { openCompany, openSession, outcome, type Session, untilBlocked } from "./two-sessions.ts";

let system: Session;
let first: Session;
let second: Session;

beforeAll(async () => {
  system = await openSession();
  first = await openSession();
  second = await openSession();
  // In an empty database the first company becomes the operator, which cannot be suspended.
  await openCompany(system);
});
afterAll(() => Promise.all([system, first, second].map((session) => session.end())));

const drift = async (tenantId: string): Promise<number> => {
  const [row] = await system.query<{ count: number }>(
    "select count(*)::int as count from access.membership_drift where tenant_id = $1",
    [tenantId],
  );
  return row?.count ?? -1;
};

const memberships = async (tenantId: string): Promise<number> => {
  const [row] = await system.query<{ count: number }>(
    "select count(*)::int as count from access.memberships where tenant_id = $1",
    [tenantId],
  );
  return row?.count ?? -1;
};

const suspend = "update public.tenants set status = 'suspended' where id = $1";
const join = `insert into public.profils (tenant_id, user_id, role, nom_complet)
  values ($1, $2, 'admin', 'Late')`;

test("a member who joins while the tenant is being suspended gets nothing", async () => {
  const company = await openCompany(system);
  await company.member("admin");
  const { userId } = await company.account();
  await first.begin();
  await first.query(suspend, [company.tenantId]);
  await second.begin();
  const late = outcome(second.query(join, [company.tenantId, userId]));
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await late).toBe("ok");
  await second.commit();
  expect(await memberships(company.tenantId)).toBe(0);
  expect(await drift(company.tenantId)).toBe(0);
});

test("nor does one who joined just before the suspension committed", async () => {
  const company = await openCompany(system);
  await company.member("admin");
  const { userId } = await company.account();
  await first.begin();
  await first.query(join, [company.tenantId, userId]);
  await second.begin();
  const late = outcome(second.query(suspend, [company.tenantId]));
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await late).toBe("ok");
  await second.commit();
  expect(await memberships(company.tenantId)).toBe(0);
  expect(await drift(company.tenantId)).toBe(0);
});

test("a suspension works for the very next statement of an open session", async () => {
  const company = await openCompany(system);
  const ada = await company.member("admin");
  const dina = await company.member("directeur");
  await second.begin(dina.userId);
  expect(await second.query("select id from public.tenants")).toHaveLength(1);
  await first.begin(ada.userId);
  await first.query("select public.suspend_member($1, 'race')", [dina.profilId]);
  expect(await second.query("select id from public.tenants")).toHaveLength(1);
  await first.commit();
  expect(await second.query("select id from public.tenants")).toHaveLength(0);
  await second.rollback();
});

test("of two clicks on the same version one wins and one hears of it", async () => {
  const company = await openCompany(system);
  const ada = await company.member("admin");
  const abel = await company.member("admin");
  const omer = await company.member("operateur", company.siteId);
  await first.begin(ada.userId);
  await first.query("select public.change_member($1, 'gerant', null, 1)", [omer.profilId]);
  await second.begin(abel.userId);
  const late = outcome(
    second.query("select public.change_member($1, 'lecture', null, 1)", [omer.profilId]),
  );
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await late).toBe("profil_conflict");
  await second.rollback();
});

test("a site opened while an admin joins belongs to his scope", async () => {
  const company = await openCompany(system);
  await company.member("admin");
  const { userId } = await company.account();
  await first.begin();
  await first.query(
    `insert into public.sites (tenant_id, kind, code, name) values ($1, 'depot', 'NEW', 'New')`,
    [company.tenantId],
  );
  await second.begin();
  const late = outcome(second.query(join, [company.tenantId, userId]));
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await late).toBe("ok");
  await second.commit();
  expect(await drift(company.tenantId)).toBe(0);
});
