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

const invite = "select * from public.invite_member($1, $2, 'lecture')";
const accept = "select public.accept_invitation($1)";

const invited = async () => {
  const company = await openCompany(system);
  const ada = await company.member("admin");
  const nina = await company.account();
  await first.begin(ada.userId);
  const [row] = await first.query<{ invitation_id: string; token: string }>(invite, [
    company.tenantId,
    nina.email,
  ]);
  await first.commit();
  return { company, ada, nina, token: row?.token ?? "", id: row?.invitation_id ?? "" };
};

test("two tabs accept the same invitation: one membership", async () => {
  const { company, nina, token } = await invited();
  await first.begin(nina.userId);
  await first.query(accept, [token]);
  await second.begin(nina.userId);
  const late = outcome(second.query(accept, [token]));
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await late).toBe("invitation_already_accepted");
  await second.rollback();
  const profils = await system.query(
    "select id from public.profils where tenant_id = $1 and user_id = $2",
    [company.tenantId, nina.userId],
  );
  expect(profils).toHaveLength(1);
});

test("an invitation that is being withdrawn is not accepted", async () => {
  const { ada, nina, token, id } = await invited();
  await first.begin(ada.userId);
  await first.query("select public.revoke_invitation($1)", [id]);
  await second.begin(nina.userId);
  const late = outcome(second.query(accept, [token]));
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await late).toBe("invitation_revoked");
  await second.rollback();
});

test("two admins invite the same person at once: one invitation is pending", async () => {
  const company = await openCompany(system);
  const ada = await company.member("admin");
  const abel = await company.member("admin");
  const nina = await company.account();
  await first.begin(ada.userId);
  await first.query(invite, [company.tenantId, nina.email]);
  await second.begin(abel.userId);
  const late = outcome(second.query(invite, [company.tenantId, nina.email]));
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await late).toBe("invitation_conflict");
  await second.rollback();
  const pending = await system.query(
    "select id from public.invitations where tenant_id = $1 and status = 'pending'",
    [company.tenantId],
  );
  expect(pending).toHaveLength(1);
});
