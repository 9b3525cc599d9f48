import Stack from "@mui/material/Stack";
import { useTranslate } from "react-admin";
import { DepotChooser } from "../../../shared/depot/depot-chooser.tsx";
import { dayIn } from "../../../shared/depot/form/zone.ts";
import { boundedPeriod, type Preset } from "../../../shared/depot/period.ts";
import { PeriodFields } from "../../../shared/depot/period-fields.tsx";
import { type Depot, useDepotChoice } from "../../../shared/depot/use-depots.ts";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { FilterBar, FilterSelect } from "../../../shared/ui/filter-bar.tsx";
import { Page } from "../../../shared/ui/page.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { useUrlFilters } from "../../../shared/url/use-url-filters.ts";
import { fetchBilan, type Grouping } from "../data/reports.ts";
import { hasChoice } from "../model/filters.ts";
import { bilanSections, type Volume } from "../model/report.ts";
import { ReportBody } from "./report-body.tsx";
import { useBilanLabels } from "./use-labels.ts";
import { VolumeSwitch } from "./volume-switch.tsx";

const DEFAULTS = { period: "month", du: "", au: "", par: "produit", volume: "ambiant" };
const GROUPINGS: readonly Grouping[] = ["produit", "citerne", "proprietaire"];
const PRESETS: readonly Preset[] = [
  "today",
  "yesterday",
  "7d",
  "30d",
  "month",
  "last_month",
  "custom",
];

/** The material balance of a period: what was there, came, went, and should be there now. */
export function BilanPage() {
  const translate = useTranslate();
  const choice = useDepotChoice();
  const [filters, setFilters, reset] = useUrlFilters(DEFAULTS);
  const { oneDepot } = choice;
  const today = dayIn(oneDepot?.timezone ?? "UTC");
  const volume: Volume = filters.volume === "15c" ? "15c" : "ambiant";
  const grouping = GROUPINGS.find((name) => name === filters.par) ?? "produit";
  const word = (key: string) => translate(`depot_stock.reports.${key}`);
  return (
    <Page
      eyebrow={oneDepot?.nom ?? translate("shell.sections.depot")}
      title={word("bilan_title")}
      subtitle={word("bilan_subtitle")}
      actions={<DepotChooser choice={choice} isRequired />}
    >
      <FilterBar isFiltered={hasChoice(filters, DEFAULTS)} onReset={reset}>
        <PeriodFields choice={filters} presets={PRESETS} today={today} onChange={setFilters} />
        <FilterSelect
          label={word("group_by")}
          value={grouping}
          allLabel={false}
          options={GROUPINGS.map((value) => ({ value, label: word(`groupings.${value}`) }))}
          onChange={(par) => setFilters({ par })}
        />
        <VolumeSwitch volume={volume} onChange={(next) => setFilters({ volume: next })} />
      </FilterBar>
      <QueryState
        query={choice.query}
        isEmpty={(depots) => depots.length === 0}
        empty={<EmptyState title={word("no_depot")} />}
      >
        {() =>
          oneDepot ? (
            <Bilan
              depot={oneDepot}
              period={boundedPeriod(filters, today)}
              grouping={grouping}
              volume={volume}
            />
          ) : null
        }
      </QueryState>
    </Page>
  );
}

interface BilanProps {
  depot: Depot;
  period: { du: string; au: string };
  grouping: Grouping;
  volume: Volume;
}

const BILAN_INTERVAL_MS = 30_000;

function Bilan({ depot, period, grouping, volume }: BilanProps) {
  const translate = useTranslate();
  const labels = useBilanLabels(grouping);
  const query = useLiveQuery(
    ["depot", "bilan", depot.id, period, grouping],
    () => fetchBilan(depot.id, period.du, period.au, grouping),
    { intervalMs: BILAN_INTERVAL_MS, table: "mouvements_stock" },
  );
  const word = (key: string) => translate(`depot_stock.reports.${key}`);
  return (
    <Panel>
      <Stack direction="row" sx={{ px: 2, pt: 1, justifyContent: "flex-end" }}>
        <UpdatedAt query={query} />
      </Stack>
      <QueryState
        query={query}
        isEmpty={(rows) => rows.length === 0}
        empty={<EmptyState title={word("empty_title")} text={word("empty_text")} />}
      >
        {(rows) => (
          <ReportBody
            name="bilan-matiere"
            title={word("bilan_title")}
            depot={depot}
            period={period}
            filters={[
              translate("depot_stock.logs.fact", {
                label: word("group_by"),
                value: word(`groupings.${grouping}`),
              }),
            ]}
            readAt={query.dataUpdatedAt}
            volume={volume}
            labels={labels}
            rows={rows}
            sections={bilanSections(rows)}
            rowKey={(row) =>
              [row.produit_id, row.citerne_id, row.proprietaire_type, row.partenaire_id].join(":")
            }
          />
        )}
      </QueryState>
    </Panel>
  );
}
