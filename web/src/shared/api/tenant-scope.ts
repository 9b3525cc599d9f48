const STORAGE_KEY = "vigie.tenant";

let currentTenant: string | null = readStored();

function readStored(): string | null {
  try {
    return globalThis.localStorage?.getItem(STORAGE_KEY) ?? null;
  } catch {
    return null;
  }
}

export function getTenantScope(): string | null {
  return currentTenant;
}

export function setTenantScope(tenantId: string): void {
  currentTenant = tenantId;
  try {
    localStorage.setItem(STORAGE_KEY, tenantId);
  } catch {
    // A browser without storage keeps the choice for this page only.
  }
}

/** Tables and views whose rows belong to one tenant: lists of them are filtered by it. */
export const TENANT_RESOURCES: ReadonlySet<string> = new Set([
  "sites",
  "profils",
  "v_members",
  "invitations",
  "access_events",
  "system_alerts",
  "v_system_alerts",
  "alert_events",
  "v_alert_counters",
  "v_integrity_checks",
  "notification_rules",
  "notification_deliveries",
]);
