import { callRpc } from "../../../shared/api/call-rpc.ts";
import type { Dashboard } from "../model/dashboard.ts";
import type { TrendRow } from "../model/trend.ts";

/** Of one depot, or of all those of this company: a person may belong to others, too. */
export function fetchDashboard(tenantId: string, depotId: string | null): Promise<Dashboard> {
  return callRpc<Dashboard, "depot_dashboard">("depot_dashboard", {
    depot_id: depotId ?? undefined,
    tenant_id: tenantId,
  });
}

export function fetchTrend(
  tenantId: string,
  depotId: string | null,
  days: number,
): Promise<TrendRow[]> {
  return callRpc<TrendRow[], "stock_trend">("stock_trend", {
    depot_id: depotId ?? undefined,
    tenant_id: tenantId,
    days,
  });
}
