import { randomUUID } from "node:crypto";
import { rpcAs, rpcAsService, signUp, stack } from "./api.ts";

export function demoPassword(email: string): string {
  const user = stack.demo_users.find((candidate) => candidate.email === email);
  if (!user) throw new Error(`The stack has no demo user ${email}`);
  return user.password;
}

export interface Account {
  id: string;
  email: string;
  password: string;
}

export async function createAccount(prefix: string): Promise<Account> {
  const email = `${prefix}-${randomUUID().slice(0, 8)}@e2e.demo.vigie`;
  const password = `e2e-${randomUUID()}`;
  const { id } = await signUp(email, password);
  return { id, email, password };
}

export interface OwnTenant {
  id: string;
  name: string;
  admin: Account;
}

/** A tenant of the test's own: files may run at once, and the demo data stays as it is. */
export async function createTenant(domain: "depot" | "resto" = "depot"): Promise<OwnTenant> {
  const admin = await createAccount("admin");
  const slug = `e2e-${randomUUID().slice(0, 8)}`;
  const name = `Essai ${slug}`;
  const tenant = await rpcAsService<{ id: string }>("create_tenant", {
    name,
    slug,
    domain,
    admin_user_id: admin.id,
    admin_name: "Aline Kabeya",
    timezone: "Africa/Lubumbashi",
    currency: "USD",
    default_locale: "fr",
  });
  return { id: tenant.id, name, admin };
}

export async function invite(tenant: OwnTenant, email: string, role: string): Promise<string> {
  const rows = await rpcAs<{ token: string }[]>(tenant.admin, "invite_member", {
    tenant_id: tenant.id,
    email,
    role,
  });
  const [invitation] = rows;
  if (!invitation) throw new Error("invite_member returned no token");
  return invitation.token;
}

/** A member who came in by the only way there is: an invitation that he accepted himself. */
export async function addMember(tenant: OwnTenant, role: string): Promise<Account> {
  const account = await createAccount(role);
  const token = await invite(tenant, account.email, role);
  await rpcAs(account, "accept_invitation", { token });
  return account;
}
