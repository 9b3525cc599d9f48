import { useTranslate } from "react-admin";
import { useChannelNames } from "../../../shared/messaging/use-places.ts";
import { FilterBar, FilterSearch, FilterSelect } from "../../../shared/ui/filter-bar.tsx";
import { ERROR_KEYS, isFiltered, type OutboxFilters, viewOf } from "../model/filters.ts";

interface Props {
  filters: OutboxFilters;
  onChange: (changes: Partial<OutboxFilters>) => void;
}

export function OutboxFilterBar({ filters, onChange }: Props) {
  const translate = useTranslate();
  const channels = useChannelNames().data ?? [];
  const known: readonly string[] = ERROR_KEYS;
  const keys =
    filters.error_key === "" || known.includes(filters.error_key)
      ? known
      : [...known, filters.error_key];
  return (
    <FilterBar
      isFiltered={isFiltered(filters)}
      onReset={() => onChange({ channel_id: "", error_key: "", q: "", page: "1" })}
    >
      {viewOf(filters.status) === "waiting" ? null : (
        <FilterSearch
          label={translate("messaging.contact")}
          value={filters.q}
          onChange={(q) => onChange({ q })}
        />
      )}
      <FilterSelect
        label={translate("messaging.channel")}
        value={channels.some(({ id }) => id === filters.channel_id) ? filters.channel_id : ""}
        options={channels.map(({ id, display_name }) => ({ value: id, label: display_name }))}
        onChange={(channel_id) => onChange({ channel_id, page: "1" })}
      />
      <FilterSelect
        label={translate("messaging.reason")}
        value={filters.error_key}
        options={keys.map((key) => ({
          value: key,
          label: translate(`messaging.error_keys.${key}`, { _: key }),
        }))}
        onChange={(error_key) => onChange({ error_key, page: "1" })}
      />
    </FilterBar>
  );
}
