import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Page } from "../../../shared/ui/page.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { useUrlFilters } from "../../../shared/url/use-url-filters.ts";
import { mentions } from "../model/event-text.ts";
import { EventDrawer } from "./event-drawer.tsx";
import { EventExport } from "./event-export.tsx";
import { EventFilterBar } from "./event-filter-bar.tsx";
import { EventTable } from "./event-table.tsx";
import { useEventWords } from "./use-event-words.ts";
import { useEvents } from "./use-events.ts";

const DEFAULTS = { type: "", severity: "", period: "7d", q: "", event: "" };

/** The log of the platform: append-only, typed, searchable. */
export function EventsPage() {
  const translate = useTranslate();
  const [filters, setFilters, reset] = useUrlFilters(DEFAULTS);
  const { query, types, names, hasMore, more } = useEvents(filters);
  const words = useEventWords(types, names);
  const rows = (query.data ?? []).filter((event) => mentions(event, filters.q));
  const opened = query.data?.find((event) => String(event.id) === filters.event);
  const word = (key: string, values = {}) => translate(`security.events.${key}`, values);
  const isFiltered = [filters.type, filters.severity, filters.q].some(Boolean);
  return (
    <Page
      title={word("title")}
      subtitle={word("subtitle")}
      actions={
        <>
          <UpdatedAt query={query} />
          <EventExport rows={rows} words={words} />
        </>
      }
    >
      <EventFilterBar
        filters={filters}
        types={types}
        isFiltered={isFiltered || filters.period !== DEFAULTS.period}
        onChange={setFilters}
        onReset={reset}
      />
      <Panel>
        <QueryState
          query={query}
          isEmpty={() => rows.length === 0}
          empty={<EmptyState title={word("empty_title")} text={word("empty")} />}
        >
          {(all) => (
            <>
              <Box sx={{ px: 2, py: 1.25 }}>
                <Typography component="h2" variant="subtitle1" aria-live="polite">
                  {hasMore
                    ? word("shown_more", { count: all.length })
                    : word("shown", { smart_count: rows.length })}
                </Typography>
                {filters.q === "" ? null : (
                  <Typography variant="body2" color="textSecondary">
                    {word("text_scope", { count: all.length })}
                  </Typography>
                )}
              </Box>
              <EventTable
                rows={rows}
                words={words}
                onOpen={(event) => setFilters({ event: String(event.id) })}
              />
              {hasMore ? (
                <Box sx={{ p: 2, textAlign: "center" }}>
                  <Button onClick={more}>{word("more")}</Button>
                </Box>
              ) : null}
            </>
          )}
        </QueryState>
      </Panel>
      {opened ? (
        <EventDrawer
          event={opened}
          type={types.get(opened.event_type)}
          words={words}
          onClose={() => setFilters({ event: "" })}
        />
      ) : null}
    </Page>
  );
}
