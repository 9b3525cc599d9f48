import { useTranslate } from "react-admin";
import type { Preset } from "../../../shared/depot/period.ts";
import { PeriodFields } from "../../../shared/depot/period-fields.tsx";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { FilterBar, FilterSearch, FilterSelect } from "../../../shared/ui/filter-bar.tsx";
import { fetchPeople } from "../data/logs.ts";
import { MODULES } from "../model/log.ts";
import type { LogFilters } from "./use-logs.ts";

interface Props {
  filters: LogFilters;
  today: string;
  isFiltered: boolean;
  onChange: (changes: Partial<LogFilters>) => void;
  onReset: () => void;
}

const PRESETS: readonly Preset[] = ["today", "yesterday", "7d", "30d", "all", "custom"];
const LEVELS = ["INFO", "WARNING", "CRITICAL"];
const SLOW_MS = 300_000;

export function LogFilterBar({ filters, today, isFiltered, onChange, onReset }: Props) {
  const translate = useTranslate();
  const { tenant, can } = useSession();
  const people = useLiveQuery(["depot", "people"], () => fetchPeople(tenant.id), {
    intervalMs: SLOW_MS,
    enabled: can("members.read"),
  });
  const word = (key: string) => translate(`depot_stock.logs.${key}`);
  const change = (changes: Partial<LogFilters>) => onChange({ page: "1", ...changes });
  return (
    <FilterBar isFiltered={isFiltered} onReset={onReset}>
      <FilterSearch label={word("text")} value={filters.q} onChange={(q) => change({ q })} />
      <PeriodFields choice={filters} presets={PRESETS} today={today} onChange={change} />
      <FilterSelect
        label={word("module")}
        value={filters.module}
        options={MODULES.map((value) => ({ value, label: word(`modules.${value}`) }))}
        onChange={(module) => change({ module })}
      />
      <FilterSelect
        label={word("level")}
        value={filters.niveau}
        options={LEVELS.map((value) => ({ value, label: word(`levels.${value}`) }))}
        onChange={(niveau) => change({ niveau })}
      />
      {can("members.read") ? (
        <FilterSelect
          label={word("who")}
          value={filters.user}
          options={(people.data ?? []).map((person) => ({
            value: person.user_id,
            label: person.nom_complet,
          }))}
          onChange={(user) => change({ user })}
        />
      ) : null}
    </FilterBar>
  );
}
