import AddIcon from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { DepotChooser } from "../../../shared/depot/depot-chooser.tsx";
import { useDepotChoice } from "../../../shared/depot/use-depots.ts";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { DataTable } from "../../../shared/ui/data-table.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Page } from "../../../shared/ui/page.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { useUrlFilters } from "../../../shared/url/use-url-filters.ts";
import { fetchTanks } from "../data/tanks.ts";
import { hasChoice } from "../model/filters.ts";
import { matchesTank } from "../model/tank.ts";
import { TankDialog } from "./tank-dialog.tsx";
import { TankExport } from "./tank-export.tsx";
import { TankFilterBar } from "./tank-filter-bar.tsx";
import { useTankColumns } from "./use-tank-columns.tsx";

const DEFAULTS = { q: "", produit: "", statut: "", etat: "" };

/** Every tank: what is in it, whose it is, how much room is left, and what is wrong. */
export function TanksPage() {
  const translate = useTranslate();
  const { tenant, can } = useSession();
  const choice = useDepotChoice();
  const [filters, setFilters, reset] = useUrlFilters(DEFAULTS);
  const [isAdding, setAdding] = useState(false);
  const query = useLiveQuery(
    ["depot", "tanks", choice.depotId],
    () => fetchTanks(tenant.id, choice.depotId),
    { table: "stocks_snapshot", enabled: choice.query.data !== undefined },
  );
  const columns = useTankColumns();
  const shown = (query.data ?? []).filter((tank) => matchesTank(tank, filters));
  const isFiltered = hasChoice(filters, DEFAULTS);
  const word = (key: string) => translate(`depot_stock.tanks.${key}`);
  return (
    <Page
      eyebrow={translate("shell.sections.depot")}
      title={word("title")}
      subtitle={word("subtitle")}
      actions={
        <>
          <UpdatedAt query={query} />
          <DepotChooser choice={choice} />
          <TankExport tanks={shown} />
          {can("citernes.write") && choice.oneDepot ? (
            <Button variant="contained" startIcon={<AddIcon />} onClick={() => setAdding(true)}>
              {word("add")}
            </Button>
          ) : null}
        </>
      }
    >
      <TankFilterBar
        filters={filters}
        isFiltered={isFiltered}
        onChange={setFilters}
        onReset={reset}
      />
      <Panel>
        <QueryState
          query={query}
          isEmpty={() => shown.length === 0}
          empty={
            <EmptyState
              title={isFiltered ? translate("ui.no_match_title") : word("empty_title")}
              text={isFiltered ? translate("ui.no_match_text") : word("empty_text")}
            />
          }
        >
          {() => (
            <DataTable
              label={word("title")}
              rows={shown}
              columns={columns}
              rowKey={(tank) => tank.id}
            />
          )}
        </QueryState>
      </Panel>
      {isAdding && choice.oneDepot ? (
        <TankDialog depotId={choice.oneDepot.id} onClose={() => setAdding(false)} />
      ) : null}
    </Page>
  );
}
