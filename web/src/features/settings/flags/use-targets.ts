import { useSession } from "../../../shared/session/session-context.ts";
import { CHANNELS, type Flag, type Target } from "./flags-data.ts";

/** Where this person may set this flag; the database has the last word. */
export function useTargets(flag: Flag): Target[] {
  const { can, tenant } = useSession();
  if (!can("flags.write")) return [];
  const hasTenant = flag.scopes.includes("tenant");
  const hasChannel = flag.scopes.includes("channel");
  const targets: Target[] = [];
  if (hasTenant) targets.push({ scope: "tenant", tenant_id: tenant.id, channel: null });
  if (hasTenant && hasChannel) targets.push(...channelsOf(tenant.id));
  if (tenant.isOperator) {
    targets.push({ scope: "global", tenant_id: null, channel: null });
    if (hasChannel) targets.push(...channelsOf(null));
  }
  return targets;
}

function channelsOf(tenantId: string | null): Target[] {
  return CHANNELS.map((channel) => ({ scope: "channel", tenant_id: tenantId, channel }));
}

export function targetKey(target: Target): string {
  return `${target.tenant_id ?? ""}:${target.channel ?? ""}`;
}
