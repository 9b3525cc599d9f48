import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { getTenantScope, setTenantScope } from "../api/tenant-scope.ts";
import { groupByTenant, type MembershipRow, type TenantAccess } from "./memberships.ts";
import { type Session, SessionContext } from "./session-context.ts";

interface Props {
  userId: string;
  email: string;
  rows: readonly MembershipRow[];
  children: ReactNode;
}

function holds(tenant: TenantAccess, permission: string, siteId?: string | null): boolean {
  if (siteId === undefined) return tenant.permissions.has(permission);
  return tenant.memberships.some(
    (row) =>
      (row.site_id === null || row.site_id === siteId) &&
      (row.permissions ?? []).includes(permission),
  );
}

function initialTenant(tenants: readonly TenantAccess[]): TenantAccess | undefined {
  const asked = new URLSearchParams(window.location.search).get("tenant");
  const stored = getTenantScope();
  return (
    tenants.find((tenant) => tenant.slug === asked) ??
    tenants.find((tenant) => tenant.id === stored) ??
    tenants[0]
  );
}

export function SessionProvider({ userId, email, rows, children }: Props) {
  const queryClient = useQueryClient();
  const tenants = useMemo(() => groupByTenant(rows), [rows]);
  const [tenantId, setTenantId] = useState(() => initialTenant(tenants)?.id);
  const tenant = tenants.find((candidate) => candidate.id === tenantId) ?? tenants[0];
  if (tenant && getTenantScope() !== tenant.id) setTenantScope(tenant.id);

  const switchTenant = useCallback(
    (nextId: string) => {
      setTenantScope(nextId);
      setTenantId(nextId);
      // Rows of the former tenant must not be shown, even for a moment, under the new name.
      queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== "session" });
    },
    [queryClient],
  );

  const session = useMemo<Session | null>(
    () =>
      tenant
        ? {
            userId,
            email,
            tenant,
            tenants,
            switchTenant,
            can: (permission, siteId) => holds(tenant, permission, siteId),
          }
        : null,
    [userId, email, tenant, tenants, switchTenant],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}
