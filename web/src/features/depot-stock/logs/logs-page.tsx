import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useSearchParams } from "react-router-dom";
import { DepotChooser } from "../../../shared/depot/depot-chooser.tsx";
import { ExportButton } from "../../../shared/depot/export-button.tsx";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Page } from "../../../shared/ui/page.tsx";
import { Pager } from "../../../shared/ui/pager.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { useUrlFilters } from "../../../shared/url/use-url-filters.ts";
import { fetchLogs } from "../data/logs.ts";
import { hasChoice } from "../model/filters.ts";
import { ChainChip } from "../parts/chain-chip.tsx";
import { LogDrawer } from "./log-drawer.tsx";
import { LogFilterBar } from "./log-filter-bar.tsx";
import { LogTable } from "./log-table.tsx";
import { useLogColumns } from "./use-log-columns.ts";
import { useLogWords } from "./use-log-words.ts";
import { CHAIN_DEFAULTS, LOG_DEFAULTS, LOGS_PER_PAGE, useLogs } from "./use-logs.ts";

/** Who did what at the depot: append-only, from what to what, for whoever has to explain it. */
export function LogsPage() {
  const translate = useTranslate();
  const [params] = useSearchParams();
  const defaults = params.has("chaine") ? CHAIN_DEFAULTS : LOG_DEFAULTS;
  const [filters, setFilters, reset] = useUrlFilters(defaults);
  const { query, asked, page, today, choice } = useLogs(filters);
  const words = useLogWords(choice.depotId);
  const columns = useLogColumns(words);
  const word = (key: string, values = {}) => translate(`depot_stock.logs.${key}`, values);
  const opened = query.data?.rows.find((row) => String(row.id) === filters.ligne);
  return (
    <Page
      eyebrow={translate("shell.sections.depot")}
      title={word("title")}
      subtitle={word("subtitle")}
      actions={
        <>
          <UpdatedAt query={query} />
          <DepotChooser choice={choice} />
          <ExportButton
            name="journal-actions"
            columns={columns}
            readPage={(number, size) => fetchLogs(asked, number, size)}
          />
        </>
      }
    >
      <LogFilterBar
        filters={filters}
        today={today}
        isFiltered={hasChoice(filters, LOG_DEFAULTS, ["page", "ligne"])}
        onChange={setFilters}
        onReset={reset}
      />
      {filters.chaine === "" ? null : (
        <ChainChip chaine={filters.chaine} onEnd={() => setFilters({ chaine: "" })} />
      )}
      <Panel>
        <QueryState
          query={query}
          isEmpty={({ rows }) => rows.length === 0}
          empty={<EmptyState title={word("empty_title")} text={word("empty_text")} />}
        >
          {({ rows, total }) => (
            <>
              <Box sx={{ px: 2, py: 1.25 }}>
                <Typography component="h2" variant="subtitle1" aria-live="polite">
                  {word("count", { smart_count: total })}
                </Typography>
              </Box>
              <LogTable
                rows={rows}
                words={words}
                depotId={choice.depotId}
                onOpen={(row) => setFilters({ ligne: String(row.id) })}
              />
              <Pager
                page={page}
                perPage={LOGS_PER_PAGE}
                total={total}
                onPage={(next) => setFilters({ page: String(next) })}
              />
            </>
          )}
        </QueryState>
      </Panel>
      {opened ? (
        <LogDrawer row={opened} words={words} onClose={() => setFilters({ ligne: "" })} />
      ) : null}
    </Page>
  );
}
