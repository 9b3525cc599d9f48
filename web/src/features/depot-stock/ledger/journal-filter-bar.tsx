import { useTranslate } from "react-admin";
import type { Preset } from "../../../shared/depot/period.ts";
import { PeriodFields } from "../../../shared/depot/period-fields.tsx";
import { FilterBar, FilterSelect } from "../../../shared/ui/filter-bar.tsx";
import { NATURES } from "../model/journal.ts";
import { AccountFilters } from "../parts/account-filters.tsx";
import type { JournalFilters } from "./use-journal.ts";

interface Props {
  filters: JournalFilters;
  depotId: string | null;
  today: string;
  isFiltered: boolean;
  onChange: (changes: Partial<JournalFilters>) => void;
  onReset: () => void;
}

const PRESETS: readonly Preset[] = [
  "today",
  "yesterday",
  "7d",
  "30d",
  "month",
  "last_month",
  "all",
  "custom",
];

export function JournalFilterBar(props: Props) {
  const { filters, depotId, today, isFiltered, onChange, onReset } = props;
  const translate = useTranslate();
  const change = (changes: Partial<JournalFilters>) => onChange({ page: "1", ...changes });
  return (
    <FilterBar isFiltered={isFiltered} onReset={onReset}>
      <PeriodFields choice={filters} presets={PRESETS} today={today} onChange={change} />
      <FilterSelect
        label={translate("depot_stock.journal.nature")}
        value={filters.nature}
        options={NATURES.map((value) => ({ value, label: translate(`depot.natures.${value}`) }))}
        onChange={(nature) => change({ nature })}
      />
      <AccountFilters choice={filters} depotId={depotId} onChange={change} />
      <FilterSelect
        label={translate("depot_stock.journal.only")}
        value={filters.only}
        options={["reversals", "late"].map((value) => ({
          value,
          label: translate(`depot_stock.journal.only_${value}`),
        }))}
        onChange={(only) => change({ only })}
      />
    </FilterBar>
  );
}
