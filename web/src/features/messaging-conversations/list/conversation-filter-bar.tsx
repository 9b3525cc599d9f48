import { useTranslate } from "react-admin";
import { CHANNELS } from "../../../shared/messaging/channel-mark.tsx";
import { useSites } from "../../../shared/messaging/use-places.ts";
import { FilterBar, FilterSearch, FilterSelect } from "../../../shared/ui/filter-bar.tsx";
import { type ConversationFilters, isFiltered, STATES } from "../model/filters.ts";

interface Props {
  filters: ConversationFilters;
  onChange: (changes: Partial<ConversationFilters>) => void;
  onReset: () => void;
}

export function ConversationFilterBar({ filters, onChange, onReset }: Props) {
  const translate = useTranslate();
  const sites = useSites().data ?? [];
  return (
    <FilterBar isFiltered={isFiltered(filters)} onReset={onReset}>
      <FilterSearch
        label={translate("messaging_conversations.search")}
        value={filters.q}
        onChange={(q) => onChange({ q })}
      />
      <FilterSelect
        label={translate("messaging.channel")}
        value={filters.channel}
        options={CHANNELS.map((value) => ({
          value,
          label: translate(`messaging.channels.${value}`),
        }))}
        onChange={(channel) => onChange({ channel })}
      />
      <FilterSelect
        label={translate("messaging.status")}
        value={filters.state}
        options={STATES.map((value) => ({
          value,
          label: translate(`messaging_conversations.states.${value}`),
        }))}
        onChange={(state) => onChange({ state })}
      />
      {sites.length > 1 ? (
        <FilterSelect
          label={translate("messaging.site")}
          value={filters.site}
          options={sites.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(site) => onChange({ site })}
        />
      ) : null}
    </FilterBar>
  );
}
