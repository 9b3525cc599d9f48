import { useTranslate } from "react-admin";
import { ListPanel, pageOf } from "../../shared/depot/list-panel.tsx";
import { useLiveQuery } from "../../shared/live/use-live-query.ts";
import { useSession } from "../../shared/session/session-context.ts";
import { FilterBar, FilterSearch, FilterSelect } from "../../shared/ui/filter-bar.tsx";
import { useUrlFilters } from "../../shared/url/use-url-filters.ts";
import { readReferences } from "./data/references.ts";
import type { ReferenceRow, ReferenceTable } from "./model/references.ts";
import { useReferenceColumns } from "./use-reference-columns.tsx";

const DEFAULTS = { q: "", etat: "", page: "1" };
const PER_PAGE = 50;
const SEARCH: Partial<Record<ReferenceTable, string>> = {
  camions: "search_plate",
  produits: "search_code",
};

interface Props {
  table: ReferenceTable;
  /** null for readers: the row has no button then. */
  onEdit: ((row: ReferenceRow) => void) | null;
}

export function ReferenceList({ table, onEdit }: Props) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const [filters, setFilters, reset] = useUrlFilters(DEFAULTS);
  const page = pageOf(filters.page);
  const columns = useReferenceColumns(table, onEdit);
  const query = useLiveQuery(
    ["depot", "references", table, filters],
    () => readReferences(table, tenant.id, filters, page, PER_PAGE),
    { intervalMs: 60_000 },
  );
  const isFiltered = filters.q !== "" || filters.etat !== "";
  const word = (key: string) => translate(`depot_references.${key}`);
  return (
    <>
      <FilterBar isFiltered={isFiltered} onReset={reset}>
        <FilterSearch
          label={word(SEARCH[table] ?? "search")}
          value={filters.q}
          onChange={(q) => setFilters({ q, page: "1" })}
        />
        <FilterSelect
          label={word("state")}
          allLabel={word("in_use")}
          value={filters.etat}
          options={[{ value: "all", label: word("all_states") }]}
          onChange={(etat) => setFilters({ etat, page: "1" })}
        />
      </FilterBar>
      <ListPanel
        query={query}
        label={word(`tabs.${table}`)}
        columns={columns}
        rowKey={(row) => row.id}
        page={page}
        perPage={PER_PAGE}
        onPage={(next) => setFilters({ page: String(next) })}
        isFiltered={isFiltered}
        empty={{ title: word(`empty.${table}`), text: word("empty_text") }}
      />
    </>
  );
}
