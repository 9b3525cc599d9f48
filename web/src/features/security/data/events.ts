import { unwrap } from "../../../shared/api/call-rpc.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import type { EventType, SecurityEvent } from "../model/types.ts";

export type EventFilters = {
  readonly type: string;
  readonly severity: string;
  readonly period: string;
};

const PERIOD_HOURS: Record<string, number> = { "24h": 24, "7d": 168, "30d": 720 };
const HOUR_MS = 3_600_000;

type Scope = { readonly tenantId: string; readonly isOperator: boolean; readonly limit: number };

/** Newest first. Events of the platform itself belong to no tenant: the operator sees them too. */
export const fetchEvents = (filters: EventFilters, scope: Scope): Promise<SecurityEvent[]> => {
  let query = supabase.from("security_events").select("*");
  query = scope.isOperator
    ? query.or(`tenant_id.eq.${scope.tenantId},tenant_id.is.null`)
    : query.eq("tenant_id", scope.tenantId);
  if (filters.type !== "") query = query.eq("event_type", filters.type);
  if (filters.severity !== "") query = query.eq("severity", filters.severity);
  const hours = PERIOD_HOURS[filters.period];
  if (hours !== undefined) {
    query = query.gte("created_at", new Date(Date.now() - hours * HOUR_MS).toISOString());
  }
  return unwrap(
    query
      .order("created_at", { ascending: false })
      .order("id", { ascending: false })
      .limit(scope.limit),
  );
};

export const fetchEventTypes = (): Promise<EventType[]> =>
  unwrap(supabase.from("security_event_types").select("*").order("module").order("code"));

type Member = { readonly user_id: string; readonly nom_complet: string };

/** Names by user; empty for who may not list members: ids are shown then. */
export const fetchNames = async (tenantId: string): Promise<ReadonlyMap<string, string>> => {
  const members = await unwrap<Member[]>(
    supabase.from("v_members").select("user_id, nom_complet").eq("tenant_id", tenantId),
  );
  return new Map(members.map((member) => [member.user_id, member.nom_complet]));
};
