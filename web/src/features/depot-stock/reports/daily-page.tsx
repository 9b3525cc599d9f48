import { useTranslate } from "react-admin";
import { DepotChooser } from "../../../shared/depot/depot-chooser.tsx";
import { dayIn } from "../../../shared/depot/form/zone.ts";
import { boundedPeriod, type Preset } from "../../../shared/depot/period.ts";
import { PeriodFields } from "../../../shared/depot/period-fields.tsx";
import { useDepotChoice } from "../../../shared/depot/use-depots.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { FilterBar } from "../../../shared/ui/filter-bar.tsx";
import { Page } from "../../../shared/ui/page.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { useUrlFilters } from "../../../shared/url/use-url-filters.ts";
import { hasChoice } from "../model/filters.ts";
import { AccountFilters } from "../parts/account-filters.tsx";
import { DailyReport } from "./daily-report.tsx";
import { MovedSwitch } from "./moved-switch.tsx";
import { VolumeSwitch } from "./volume-switch.tsx";

export const DAILY_DEFAULTS = {
  period: "7d",
  du: "",
  au: "",
  citerne: "",
  produit: "",
  proprietaire: "",
  volume: "ambiant",
  jours: "",
};

const PRESETS: readonly Preset[] = [
  "today",
  "yesterday",
  "7d",
  "30d",
  "month",
  "last_month",
  "custom",
];

/** The daily stock report: every day of every account, from its opening to its closing. */
export function DailyPage() {
  const translate = useTranslate();
  const choice = useDepotChoice();
  const [filters, setFilters, reset] = useUrlFilters(DAILY_DEFAULTS);
  const { oneDepot } = choice;
  const today = dayIn(oneDepot?.timezone ?? "UTC");
  const period = boundedPeriod(filters, today);
  return (
    <Page
      eyebrow={oneDepot?.nom ?? translate("shell.sections.depot")}
      title={translate("depot_stock.reports.daily_title")}
      subtitle={translate("depot_stock.reports.daily_subtitle")}
      actions={<DepotChooser choice={choice} isRequired />}
    >
      <FilterBar isFiltered={hasChoice(filters, DAILY_DEFAULTS)} onReset={reset}>
        <PeriodFields choice={filters} presets={PRESETS} today={today} onChange={setFilters} />
        <AccountFilters choice={filters} depotId={oneDepot?.id ?? null} onChange={setFilters} />
        <VolumeSwitch
          volume={filters.volume === "15c" ? "15c" : "ambiant"}
          onChange={(volume) => setFilters({ volume })}
        />
        <MovedSwitch
          isOn={filters.jours === "mouvements"}
          onChange={(isOn) => setFilters({ jours: isOn ? "mouvements" : "" })}
        />
      </FilterBar>
      <QueryState
        query={choice.query}
        isEmpty={(depots) => depots.length === 0}
        empty={<EmptyState title={translate("depot_stock.reports.no_depot")} />}
      >
        {() =>
          oneDepot ? <DailyReport depot={oneDepot} filters={filters} period={period} /> : null
        }
      </QueryState>
    </Page>
  );
}
