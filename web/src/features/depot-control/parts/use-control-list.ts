import type { RowsPage } from "../../../shared/api/read-page.ts";
import { pageOf } from "../../../shared/depot/list-panel.tsx";
import { periodRange } from "../../../shared/depot/period.ts";
import { useDepotChoice } from "../../../shared/depot/use-depots.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { useUrlFilters } from "../../../shared/url/use-url-filters.ts";
import { CONTROL_DEFAULTS, type ControlQuery } from "../data/control-query.ts";

export const PER_PAGE = 50;

type Read<Row> = (asked: ControlQuery, page: number, perPage: number) => Promise<RowsPage<Row>>;

/** The filters in the address, the depot chosen, and the page of rows that they mean. */
export function useControlList<Row>(table: string, read: Read<Row>) {
  const { tenant } = useSession();
  const [filters, setFilters, reset] = useUrlFilters(CONTROL_DEFAULTS);
  const choice = useDepotChoice();
  const page = pageOf(filters.page);
  const asked: ControlQuery = {
    tenantId: tenant.id,
    depotId: choice.depotId,
    range: periodRange(filters, choice.depot?.timezone ?? tenant.timezone),
    citerne: filters.citerne,
    produit: filters.produit,
    etat: filters.etat,
  };
  const query = useLiveQuery(["depot", table, asked, page], () => read(asked, page, PER_PAGE), {
    table,
    intervalMs: 20_000,
  });
  return { filters, setFilters, reset, choice, page, asked, query };
}
