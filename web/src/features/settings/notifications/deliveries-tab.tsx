import { useTranslate } from "react-admin";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { FilterBar, FilterSelect } from "../../../shared/ui/filter-bar.tsx";
import { Pager } from "../../../shared/ui/pager.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { useUrlFilters } from "../../../shared/url/use-url-filters.ts";
import { DELIVERIES_PER_PAGE, readDeliveries } from "./deliveries-data.ts";
import { DeliveriesTable } from "./deliveries-table.tsx";

const DEFAULTS = { status: "", page: "1" };
const STATUSES = ["PENDING", "SENDING", "SENT", "RETRY", "DEAD"] as const;

export function DeliveriesTab() {
  const translate = useTranslate();
  const { tenant } = useSession();
  const [{ status, page: pageText }, setFilters, reset] = useUrlFilters(DEFAULTS);
  const page = Math.max(1, Number(pageText) || 1);
  const query = useLiveQuery(
    ["deliveries", status, page],
    () => readDeliveries(tenant.id, status, page),
    { table: "notification_deliveries" },
  );
  return (
    <>
      <FilterBar isFiltered={status !== ""} onReset={reset}>
        <FilterSelect
          label={translate("settings.notifications.status")}
          value={status}
          options={STATUSES.map((value) => ({
            value,
            label: translate(`settings.notifications.statuses.${value}`),
          }))}
          onChange={(next) => setFilters({ status: next, page: "1" })}
        />
      </FilterBar>
      <Panel>
        <QueryState
          query={query}
          isEmpty={(data) => data.rows.length === 0}
          empty={
            <EmptyState
              title={translate("settings.notifications.no_delivery_title")}
              text={translate("settings.notifications.no_delivery_text")}
            />
          }
        >
          {(data) => (
            <>
              <DeliveriesTable rows={data.rows} />
              <Pager
                page={page}
                perPage={DELIVERIES_PER_PAGE}
                total={data.total}
                onPage={(next) => setFilters({ page: String(next) })}
              />
            </>
          )}
        </QueryState>
      </Panel>
      <UpdatedAt query={query} />
    </>
  );
}
