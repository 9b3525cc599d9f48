import AddIcon from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { Navigate } from "react-router-dom";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { DataTable } from "../../../shared/ui/data-table.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { FilterBar, FilterSearch, FilterSelect } from "../../../shared/ui/filter-bar.tsx";
import { Page } from "../../../shared/ui/page.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { useUrlFilters } from "../../../shared/url/use-url-filters.ts";
import { readTemplates } from "../data/templates.ts";
import { groupByKey, type TemplateGroup } from "../model/templates.ts";
import { NewKeyDialog } from "./new-key-dialog.tsx";
import { useTemplateColumns } from "./use-template-columns.tsx";

const DEFAULTS = { q: "", own: "", id: "" } as const;
const INTERVAL_MS = 30_000;

function fits(group: TemplateGroup, q: string, own: string): boolean {
  const texts = [group.key, ...Object.values(group.byLocale).map((row) => row?.content ?? "")];
  const word = q.trim().toLowerCase();
  const isFound = word === "" || texts.some((text) => text.toLowerCase().includes(word));
  return isFound && (own === "" || group.ownCount > 0);
}

/** All texts that are sent, by key, with the languages they exist in and whose they are. */
export function TemplatesPage() {
  const translate = useTranslate();
  const { tenant, can } = useSession();
  const [filters, setFilters, reset] = useUrlFilters(DEFAULTS);
  const [isNew, setNew] = useState(false);
  const columns = useTemplateColumns();
  const query = useLiveQuery(["messaging", "templates"], () => readTemplates(tenant.id), {
    intervalMs: INTERVAL_MS,
  });
  const word = (key: string) => translate(`messaging_templates.${key}`);
  // An alert knows the row; its page is that of the key.
  const asked = query.data?.find(({ id }) => id === filters.id);
  if (asked) return <Navigate to={`/messaging/templates/${asked.key}`} replace />;
  return (
    <Page
      eyebrow={translate("shell.sections.messages")}
      title={word("title")}
      subtitle={word("subtitle")}
      actions={
        <>
          <UpdatedAt query={query} />
          {can("templates.write") ? (
            <Button variant="contained" startIcon={<AddIcon />} onClick={() => setNew(true)}>
              {word("add")}
            </Button>
          ) : null}
        </>
      }
    >
      <FilterBar isFiltered={filters.q + filters.own !== ""} onReset={reset}>
        <FilterSearch
          label={word("search")}
          value={filters.q}
          onChange={(q) => setFilters({ q })}
        />
        <FilterSelect
          label={word("whose")}
          value={filters.own}
          options={[{ value: "own", label: word("own_only") }]}
          onChange={(own) => setFilters({ own })}
        />
      </FilterBar>
      <Panel>
        <QueryState query={query}>
          {(rows) => {
            const groups = groupByKey(rows).filter((group) => fits(group, filters.q, filters.own));
            return groups.length === 0 ? (
              <EmptyState
                title={translate("ui.no_match_title")}
                text={translate("ui.no_match_text")}
              />
            ) : (
              <DataTable
                label={word("title")}
                rows={groups}
                columns={columns}
                rowKey={({ key }) => key}
              />
            );
          }}
        </QueryState>
      </Panel>
      {isNew ? <NewKeyDialog onClose={() => setNew(false)} /> : null}
    </Page>
  );
}
