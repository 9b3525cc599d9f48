import { callRpc } from "../../../shared/api/call-rpc.ts";
import type { Dashboard } from "../model/dashboard.ts";
import type { TrendRow } from "../model/trend.ts";

export function fetchDashboard(depotId: string | null): Promise<Dashboard> {
  return callRpc<Dashboard, "depot_dashboard">("depot_dashboard", {
    depot_id: depotId ?? undefined,
  });
}

export function fetchTrend(depotId: string | null, days: number): Promise<TrendRow[]> {
  return callRpc<TrendRow[], "stock_trend">("stock_trend", {
    depot_id: depotId ?? undefined,
    days,
  });
}
