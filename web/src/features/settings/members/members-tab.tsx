import { useState } from "react";
import { useTranslate } from "react-admin";
import { useLocalized } from "../../../shared/i18n/use-localized.ts";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { FilterBar, FilterSearch, FilterSelect } from "../../../shared/ui/filter-bar.tsx";
import { Pager } from "../../../shared/ui/pager.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { useUrlFilters } from "../../../shared/url/use-url-filters.ts";
import { MemberDialogs, type MemberTask } from "./member-dialogs.tsx";
import { type MemberFilters, PER_PAGE, readMembers } from "./members-data.ts";
import { MembersTable } from "./members-table.tsx";
import { useChoices } from "./use-choices.ts";

const DEFAULTS = { search: "", role: "", site: "", status: "", page: "1" };

export function MembersTab() {
  const translate = useTranslate();
  const { tenant } = useSession();
  const [filters, setFilters, reset] = useUrlFilters(DEFAULTS);
  const [task, setTask] = useState<MemberTask | null>(null);
  const page = Math.max(1, Number(filters.page) || 1);
  const { page: _page, ...wanted } = filters;
  const isFiltered = Object.values(wanted).some((value) => value !== "");
  const query = useLiveQuery(["members", filters], () => readMembers(tenant.id, wanted, page), {
    table: "profils",
    intervalMs: 30_000,
  });
  return (
    <>
      <MemberFilterBar
        filters={wanted}
        isFiltered={isFiltered}
        onChange={(changes) => setFilters({ ...changes, page: "1" })}
        onReset={reset}
      />
      <Panel>
        <QueryState
          query={query}
          isEmpty={(data) => data.rows.length === 0}
          empty={
            <EmptyState
              title={translate("ui.no_match_title")}
              text={translate("ui.no_match_text")}
            />
          }
        >
          {(data) => (
            <>
              <MembersTable rows={data.rows} onTask={setTask} />
              <Pager
                page={page}
                perPage={PER_PAGE}
                total={data.total}
                onPage={(next) => setFilters({ page: String(next) })}
              />
            </>
          )}
        </QueryState>
      </Panel>
      <UpdatedAt query={query} />
      {task ? <MemberDialogs task={task} onClose={() => setTask(null)} /> : null}
    </>
  );
}

interface BarProps {
  filters: MemberFilters;
  isFiltered: boolean;
  onChange: (changes: Partial<MemberFilters>) => void;
  onReset: () => void;
}

function MemberFilterBar({ filters, isFiltered, onChange, onReset }: BarProps) {
  const translate = useTranslate();
  const text = useLocalized();
  const { data } = useChoices();
  const sites = (data?.sites ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FilterBar isFiltered={isFiltered} onReset={onReset}>
      <FilterSearch
        label={translate("settings.members.search")}
        value={filters.search}
        onChange={(search) => onChange({ search })}
      />
      <FilterSelect
        label={translate("settings.members.role")}
        value={filters.role}
        options={(data?.roles ?? []).map(({ code, label }) => ({
          value: code,
          label: text(label),
        }))}
        onChange={(role) => onChange({ role })}
      />
      <FilterSelect
        label={translate("settings.members.site")}
        value={filters.site}
        options={[{ value: "none", label: translate("settings.members.all_sites") }, ...sites]}
        onChange={(site) => onChange({ site })}
      />
      <FilterSelect
        label={translate("settings.members.status")}
        value={filters.status}
        options={["active", "suspended"].map((value) => ({
          value,
          label: translate(`settings.members.statuses.${value}`),
        }))}
        onChange={(status) => onChange({ status })}
      />
    </FilterBar>
  );
}
