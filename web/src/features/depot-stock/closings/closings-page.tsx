import { useState } from "react";
import { useTranslate } from "react-admin";
import { DepotChooser } from "../../../shared/depot/depot-chooser.tsx";
import { dayIn } from "../../../shared/depot/form/zone.ts";
import { boundedPeriod, type Preset } from "../../../shared/depot/period.ts";
import { PeriodFields } from "../../../shared/depot/period-fields.tsx";
import { type Depot, useDepotChoice } from "../../../shared/depot/use-depots.ts";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { DataTable } from "../../../shared/ui/data-table.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { FilterBar } from "../../../shared/ui/filter-bar.tsx";
import { Page } from "../../../shared/ui/page.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { useUrlFilters } from "../../../shared/url/use-url-filters.ts";
import { fetchClosings } from "../data/closings.ts";
import { type ClosedDay, daysOf, lastClosed } from "../model/closing.ts";
import { hasChoice } from "../model/filters.ts";
import { CloseDialog } from "./close-dialog.tsx";
import { ReopenDialog } from "./reopen-dialog.tsx";
import { useClosingColumns } from "./use-closing-columns.tsx";

const DEFAULTS = { period: "30d", du: "", au: "" };
const PRESETS: readonly Preset[] = ["7d", "30d", "month", "last_month", "custom"];

/** The days of a depot: which are closed, with what seal, by whom, and what was not in order. */
export function ClosingsPage() {
  const translate = useTranslate();
  const choice = useDepotChoice();
  const [filters, setFilters, reset] = useUrlFilters(DEFAULTS);
  const { oneDepot } = choice;
  const today = dayIn(oneDepot?.timezone ?? "UTC");
  const word = (key: string) => translate(`depot_stock.closings.${key}`);
  return (
    <Page
      eyebrow={oneDepot?.nom ?? translate("shell.sections.depot")}
      title={word("title")}
      subtitle={word("subtitle")}
      actions={<DepotChooser choice={choice} isRequired />}
    >
      <FilterBar isFiltered={hasChoice(filters, DEFAULTS)} onReset={reset}>
        <PeriodFields choice={filters} presets={PRESETS} today={today} onChange={setFilters} />
      </FilterBar>
      <QueryState
        query={choice.query}
        isEmpty={(depots) => depots.length === 0}
        empty={<EmptyState title={translate("depot_stock.reports.no_depot")} />}
      >
        {() =>
          oneDepot ? (
            <Days depot={oneDepot} today={today} period={boundedPeriod(filters, today)} />
          ) : null
        }
      </QueryState>
    </Page>
  );
}

interface DaysProps {
  depot: Depot;
  today: string;
  period: { du: string; au: string };
}

type Asked = { kind: "close" | "reopen"; day: ClosedDay };

function Days({ depot, today, period }: DaysProps) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const [asked, setAsked] = useState<Asked | null>(null);
  const query = useLiveQuery(
    ["depot", "closings", depot.id, period.du],
    () => fetchClosings(tenant.id, depot.id, period.du),
    { table: "clotures" },
  );
  const columns = useClosingColumns({
    depotId: depot.id,
    today,
    last: lastClosed(query.data ?? []),
    onClose: (day) => setAsked({ kind: "close", day }),
    onReopen: (day) => setAsked({ kind: "reopen", day }),
  });
  return (
    <Panel title={translate("depot_stock.closings.days")} actions={<UpdatedAt query={query} />}>
      <QueryState query={query}>
        {(closings) => (
          <DataTable
            label={translate("depot_stock.closings.days")}
            rows={daysOf(closings, period.du, period.au)}
            columns={columns}
            rowKey={(day) => day.date}
          />
        )}
      </QueryState>
      {asked?.kind === "close" ? (
        <CloseDialog depot={depot} date={asked.day.date} onClose={() => setAsked(null)} />
      ) : null}
      {asked?.kind === "reopen" ? (
        <ReopenDialog depot={depot} date={asked.day.date} onClose={() => setAsked(null)} />
      ) : null}
    </Panel>
  );
}
