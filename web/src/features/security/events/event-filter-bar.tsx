import { useTranslate } from "react-admin";
import { useLocalized } from "../../../shared/i18n/use-localized.ts";
import { FilterBar, FilterSearch, FilterSelect } from "../../../shared/ui/filter-bar.tsx";
import type { EventType } from "../model/types.ts";
import type { EventUrl } from "./use-events.ts";

interface Props {
  filters: EventUrl;
  types: ReadonlyMap<string, EventType>;
  isFiltered: boolean;
  onChange: (changes: Partial<Record<keyof EventUrl, string>>) => void;
  onReset: () => void;
}

const SEVERITIES = ["CRITICAL", "HIGH", "MEDIUM", "LOW"];
const PERIODS = ["24h", "7d", "30d"];

export function EventFilterBar({ filters, types, isFiltered, onChange, onReset }: Props) {
  const translate = useTranslate();
  const localized = useLocalized();
  const word = (key: string) => translate(`security.events.${key}`);
  return (
    <FilterBar isFiltered={isFiltered} onReset={onReset}>
      <FilterSearch label={word("text")} value={filters.q} onChange={(q) => onChange({ q })} />
      <FilterSelect
        label={word("type")}
        value={filters.type}
        options={[...types.values()].map((type) => ({
          value: type.code,
          label: localized(type.description) || type.code,
        }))}
        onChange={(type) => onChange({ type })}
      />
      <FilterSelect
        label={word("severity")}
        value={filters.severity}
        options={SEVERITIES.map((value) => ({ value, label: translate(`severity.${value}`) }))}
        onChange={(severity) => onChange({ severity })}
      />
      <FilterSelect
        label={word("period")}
        value={filters.period === "all" ? "" : filters.period}
        allLabel={word("period_all")}
        options={PERIODS.map((value) => ({ value, label: word(`period_${value}`) }))}
        onChange={(period) => onChange({ period: period || "all" })}
      />
    </FilterBar>
  );
}
