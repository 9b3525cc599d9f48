import { createContext, useContext } from "react";
import type { TenantAccess } from "./memberships.ts";

export interface Session {
  userId: string;
  email: string;
  tenant: TenantAccess;
  tenants: readonly TenantAccess[];
  switchTenant: (tenantId: string) => void;
  /** Whether the person holds the permission in the tenant in use (on that site, when given). */
  can: (permission: string, siteId?: string | null) => boolean;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession needs a SessionProvider above it");
  return session;
}

export function useCan(permission: string, siteId?: string | null): boolean {
  return useSession().can(permission, siteId);
}
