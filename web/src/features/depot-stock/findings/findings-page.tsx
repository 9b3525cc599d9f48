import { useState } from "react";
import { useTranslate } from "react-admin";
import { DepotChooser } from "../../../shared/depot/depot-chooser.tsx";
import { useDepotChoice } from "../../../shared/depot/use-depots.ts";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { DataTable } from "../../../shared/ui/data-table.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { FilterBar, FilterSelect } from "../../../shared/ui/filter-bar.tsx";
import { Page } from "../../../shared/ui/page.tsx";
import { Pager } from "../../../shared/ui/pager.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { useUrlFilters } from "../../../shared/url/use-url-filters.ts";
import { fetchFindings } from "../data/findings.ts";
import { hasChoice } from "../model/filters.ts";
import { type Finding, REGISTERS } from "../model/finding.ts";
import { ChainChip } from "../parts/chain-chip.tsx";
import { CloseFindingDialog } from "./close-finding-dialog.tsx";
import { useFindingColumns } from "./use-finding-columns.tsx";

const DEFAULTS = { etat: "open", registre: "", chaine: "", page: "1" };
const STATES = ["open", "closed"];
const PER_PAGE = 50;

/** Where log, ledger, seals or sums are not what they were written as; each stays until somebody explains it. */
export function FindingsPage() {
  const translate = useTranslate();
  const choice = useDepotChoice();
  const [filters, setFilters, reset] = useUrlFilters(DEFAULTS);
  const query = useFindings(filters, choice);
  const word = (key: string) => translate(`depot_stock.findings.${key}`);
  const change = (changes: Partial<typeof DEFAULTS>) => setFilters({ page: "1", ...changes });
  const isFiltered = hasChoice(filters, DEFAULTS, ["page"]);
  const empty = isFiltered ? "none_match" : "none";
  return (
    <Page
      eyebrow={translate("shell.sections.depot")}
      title={word("title")}
      subtitle={word("subtitle")}
      actions={
        <>
          <UpdatedAt query={query} />
          <DepotChooser choice={choice} />
        </>
      }
    >
      <FilterBar isFiltered={isFiltered} onReset={reset}>
        <FilterSelect
          label={word("state")}
          value={filters.etat === "all" ? "" : filters.etat}
          options={STATES.map((value) => ({ value, label: word(`states.${value}`) }))}
          onChange={(etat) => change({ etat: etat === "" ? "all" : etat })}
        />
        <FilterSelect
          label={word("register")}
          value={filters.registre}
          options={REGISTERS.map((value) => ({ value, label: word(`registers.${value}`) }))}
          onChange={(registre) => change({ registre })}
        />
      </FilterBar>
      {filters.chaine === "" ? null : (
        <ChainChip chaine={filters.chaine} onEnd={() => change({ chaine: "" })} />
      )}
      <Panel>
        <QueryState
          query={query}
          isEmpty={({ rows }) => rows.length === 0}
          empty={<EmptyState title={word(`${empty}_title`)} text={word(`${empty}_text`)} />}
        >
          {({ rows, total }) => (
            <>
              <FindingTable rows={rows} />
              <Pager
                page={pageOf(filters)}
                perPage={PER_PAGE}
                total={total}
                onPage={(page) => setFilters({ page: String(page) })}
              />
            </>
          )}
        </QueryState>
      </Panel>
    </Page>
  );
}

const pageOf = ({ page }: typeof DEFAULTS): number => Math.max(1, Number.parseInt(page, 10) || 1);

function useFindings(filters: typeof DEFAULTS, choice: ReturnType<typeof useDepotChoice>) {
  const { tenant } = useSession();
  const asked = {
    tenantId: tenant.id,
    depotId: choice.depotId,
    state: filters.etat,
    registre: filters.registre,
    chaine: filters.chaine,
  };
  const page = pageOf(filters);
  return useLiveQuery(
    ["depot", "findings", asked, page],
    () => fetchFindings(asked, page, PER_PAGE),
    { enabled: choice.query.data !== undefined },
  );
}

function FindingTable({ rows }: { rows: readonly Finding[] }) {
  const translate = useTranslate();
  const [asked, setAsked] = useState<Finding | null>(null);
  const columns = useFindingColumns(setAsked);
  return (
    <>
      <DataTable
        label={translate("depot_stock.findings.title")}
        rows={rows}
        columns={columns}
        rowKey={(finding) => finding.id}
      />
      {asked ? <CloseFindingDialog finding={asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
}
