import { useTranslate } from "react-admin";
import { useSession } from "../../../shared/session/session-context.ts";
import { FilterBar, FilterSearch, FilterSelect } from "../../../shared/ui/filter-bar.tsx";
import { FLAG_FILTERS, type FlagFilters } from "./flag-filters.ts";
import { CHANNELS } from "./flags-data.ts";
import { useFlagWords } from "./use-flag-words.ts";

interface Props {
  filters: FlagFilters;
  modules: readonly string[];
  onChange: (changes: Partial<FlagFilters>) => void;
  onReset: () => void;
}

const KINDS = ["kill_switch", "flag", "setting"] as const;
const STATES = ["changed", "default"] as const;
const NAMES = Object.keys(FLAG_FILTERS) as (keyof typeof FLAG_FILTERS)[];

export function FlagFilterBar({ filters, modules, onChange, onReset }: Props) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const words = useFlagWords();
  const options = (prefix: string, values: readonly string[]) =>
    values.map((value) => ({
      value,
      label: translate(`settings.flags.${prefix}.${value}`, { _: value }),
    }));
  return (
    <FilterBar isFiltered={NAMES.some((name) => filters[name] !== "")} onReset={onReset}>
      <FilterSearch
        label={translate("settings.flags.search")}
        value={filters.search}
        onChange={(search) => onChange({ search })}
      />
      <FilterSelect
        label={translate("settings.flags.kind")}
        value={filters.kind}
        options={options("kinds", KINDS)}
        onChange={(kind) => onChange({ kind })}
      />
      <FilterSelect
        label={translate("settings.flags.module")}
        value={filters.module}
        options={options("modules", modules)}
        onChange={(module) => onChange({ module })}
      />
      <FilterSelect
        label={translate("settings.flags.state")}
        value={filters.state}
        options={options("states", STATES)}
        onChange={(state) => onChange({ state })}
      />
      <FilterSelect
        label={translate("settings.flags.channel")}
        allLabel={translate("settings.flags.no_channel")}
        value={filters.channel}
        options={CHANNELS.map((value) => ({ value, label: words.channel(value) }))}
        onChange={(channel) => onChange({ channel })}
      />
      {tenant.isOperator ? (
        <FilterSelect
          label={translate("settings.flags.seen_from")}
          allLabel={tenant.name}
          value={filters.view}
          options={[{ value: "platform", label: translate("settings.flags.platform") }]}
          onChange={(view) => onChange({ view })}
        />
      ) : null}
    </FilterBar>
  );
}
