import { useRef } from "react";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { fetchAlerts } from "../data/alerts.ts";
import type { RowsPage } from "../data/read-page.ts";
import type { AlertFilters } from "../model/alert-filters.ts";
import { writeFilters } from "../model/alert-filters.ts";
import type { Alert } from "../model/types.ts";

const LIST_INTERVAL_MS = 5_000;

/**
 * The page of alerts that the filters ask for. While another page or filter loads, the former rows
 * stay (marked stale), so that the screen does not jump; never those of another tenant.
 */
export function useAlertList(filters: AlertFilters) {
  const { tenant, userId } = useSession();
  const query = useLiveQuery(
    ["governance", "alerts", writeFilters(filters).toString()],
    () => fetchAlerts(filters, { tenantId: tenant.id, userId }),
    { intervalMs: LIST_INTERVAL_MS, table: "system_alerts" },
  );
  const last = useRef<{ tenantId: string; page: RowsPage<Alert> } | null>(null);
  if (query.data) last.current = { tenantId: tenant.id, page: query.data };
  const isStale = query.data === undefined;
  const kept = last.current?.tenantId === tenant.id ? last.current.page : undefined;
  return { query: { ...query, data: query.data ?? kept }, isStale: isStale && kept !== undefined };
}
