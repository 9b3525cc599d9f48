import { callRpc, unwrap } from "../../../shared/api/call-rpc.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import type { AlertFilters, SortOrder } from "../model/alert-filters.ts";
import type { Alert, AlertEvent, CounterRow, Episode } from "../model/types.ts";
import { type RowsPage, readPage } from "./read-page.ts";

export const PAGE_SIZE = 25;
export const EXPORT_LIMIT = 5000;

export type AlertScope = { readonly tenantId: string; readonly userId: string };

const ORDERS: Record<SortOrder, readonly (readonly [string, boolean])[]> = {
  urgency: [
    ["severity_rank", true],
    ["due_at", true],
    ["first_detected_at", true],
  ],
  newest: [["first_detected_at", false]],
  oldest: [["first_detected_at", true]],
  recent: [["last_detected_at", false]],
};

const STATES = { open: "OPEN", ack: "ACK", resolved: "RESOLVED" } as const;

// PostgREST reads commas, dots and parentheses in an or-filter as syntax unless they are quoted.
const quoted = (text: string): string =>
  `"*${text.replace(/["\\]/g, "\\$&").replaceAll("*", "")}*"`;

const alertQuery = (filters: AlertFilters, scope: AlertScope) => {
  let query = supabase
    .from("v_system_alerts")
    .select("*", { count: "exact" })
    .eq("tenant_id", scope.tenantId);
  if (filters.severity.length > 0) query = query.in("severity", [...filters.severity]);
  if (filters.state === "current") query = query.in("status", ["OPEN", "ACK"]);
  else if (filters.state !== "all") query = query.eq("status", STATES[filters.state]);
  if (filters.check !== null) query = query.eq("check_code", filters.check);
  if (filters.site === "none") query = query.is("site_id", null);
  else if (filters.site !== null) query = query.eq("site_id", filters.site);
  if (filters.assignee === "me") query = query.eq("assigned_to", scope.userId);
  else if (filters.assignee === "nobody") query = query.is("assigned_to", null);
  else if (filters.assignee !== null) query = query.eq("assigned_to", filters.assignee);
  if (filters.overdue) query = query.is("is_overdue", true);
  if (filters.snooze !== "any") query = query.is("is_snoozed", filters.snooze === "only");
  const text = filters.text.trim();
  if (text !== "") {
    const like = quoted(text);
    query = query.or(
      `message.ilike.${like},entity_label.ilike.${like},entity_key.ilike.${like},check_code.ilike.${like}`,
    );
  }
  for (const [column, ascending] of ORDERS[filters.sort]) {
    query = query.order(column, { ascending, nullsFirst: false });
  }
  return query.order("id");
};

export const fetchAlerts = (filters: AlertFilters, scope: AlertScope): Promise<RowsPage<Alert>> => {
  const first = (filters.page - 1) * PAGE_SIZE;
  return readPage<Alert>(alertQuery(filters, scope).range(first, first + PAGE_SIZE - 1));
};

export const fetchAlertsForExport = (filters: AlertFilters, scope: AlertScope) =>
  readPage<Alert>(alertQuery(filters, scope).range(0, EXPORT_LIMIT - 1));

export const fetchCounters = (tenantId: string): Promise<CounterRow[]> =>
  unwrap(supabase.from("v_alert_counters").select("*").eq("tenant_id", tenantId));

/** Null when there is none, or none that the reader may see: the database does not tell which. */
export const fetchAlert = (alertId: string): Promise<Alert | null> =>
  unwrap(supabase.from("v_system_alerts").select("*").eq("id", alertId).maybeSingle());

export const fetchAlertEvents = (alertId: string): Promise<AlertEvent[]> =>
  unwrap(
    supabase
      .from("alert_events")
      .select("*")
      .eq("alert_id", alertId)
      .order("id", { ascending: false })
      .limit(200),
  );

/** Earlier episodes of the same violation, the latest first. */
export const fetchEpisodes = (alertId: string): Promise<Episode[]> =>
  callRpc<Episode[]>("alert_history", { alert_id: alertId });
