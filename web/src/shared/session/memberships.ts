export interface MembershipRow {
  tenant_id: string;
  tenant_name: string;
  tenant_slug: string;
  domain: "depot" | "resto";
  is_operator: boolean;
  timezone: string;
  currency: string;
  default_locale: string;
  profil_id: string;
  role: string;
  site_id: string | null;
  site_name: string | null;
  status: string;
  permissions: string[] | null;
}

export interface TenantAccess {
  id: string;
  name: string;
  slug: string;
  domain: "depot" | "resto";
  isOperator: boolean;
  timezone: string;
  currency: string;
  defaultLocale: string;
  memberships: MembershipRow[];
  permissions: ReadonlySet<string>;
}

/** One entry per tenant: someone may hold several roles there, on several sites. */
export function groupByTenant(rows: readonly MembershipRow[]): TenantAccess[] {
  const byTenant = new Map<string, MembershipRow[]>();
  for (const row of rows) {
    if (row.status !== "active") continue;
    byTenant.set(row.tenant_id, [...(byTenant.get(row.tenant_id) ?? []), row]);
  }
  return [...byTenant.values()].flatMap((memberships) => {
    const [first] = memberships;
    return first ? [tenantOf(first, memberships)] : [];
  });
}

function tenantOf(first: MembershipRow, memberships: MembershipRow[]): TenantAccess {
  return {
    id: first.tenant_id,
    name: first.tenant_name,
    slug: first.tenant_slug,
    domain: first.domain,
    isOperator: first.is_operator,
    timezone: first.timezone,
    currency: first.currency,
    defaultLocale: first.default_locale,
    memberships,
    permissions: new Set(memberships.flatMap((row) => row.permissions ?? [])),
  };
}
