import { callRpc } from "../../../shared/api/call-rpc.ts";
import type { Metrics } from "../model/metrics.ts";

export const fetchMetrics = (tenantId: string, days: number): Promise<Metrics> =>
  callRpc<Metrics>("governance_metrics", { tenant_id: tenantId, days });
