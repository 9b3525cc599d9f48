import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { DepotChooser } from "../../../shared/depot/depot-chooser.tsx";
import { ExportButton } from "../../../shared/depot/export-button.tsx";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Page } from "../../../shared/ui/page.tsx";
import { Pager } from "../../../shared/ui/pager.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { useUrlFilters } from "../../../shared/url/use-url-filters.ts";
import { fetchJournal } from "../data/journal.ts";
import { hasChoice } from "../model/filters.ts";
import { EntryDrawer } from "./entry-drawer.tsx";
import { JournalFilterBar } from "./journal-filter-bar.tsx";
import { JournalTable } from "./journal-table.tsx";
import { JOURNAL_DEFAULTS, JOURNAL_PER_PAGE, useJournal } from "./use-journal.ts";
import { useJournalColumns } from "./use-journal-columns.ts";

/** Every litre that came, went or was found missing: the one truth of which all else is a sum. */
export function JournalPage() {
  const translate = useTranslate();
  const [filters, setFilters, reset] = useUrlFilters(JOURNAL_DEFAULTS);
  const { query, asked, page, today, choice } = useJournal(filters);
  const columns = useJournalColumns();
  const word = (key: string, values = {}) => translate(`depot_stock.journal.${key}`, values);
  const opened = query.data?.rows.find((row) => String(row.id) === filters.ecriture);
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
            name="journal-stock"
            columns={columns}
            readPage={(number, size) => fetchJournal(asked, number, size)}
          />
        </>
      }
    >
      <JournalFilterBar
        filters={filters}
        depotId={choice.depotId}
        today={today}
        isFiltered={hasChoice(filters, JOURNAL_DEFAULTS, ["page", "ecriture"])}
        onChange={setFilters}
        onReset={reset}
      />
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
              <JournalTable
                rows={rows}
                depotId={choice.depotId}
                onOpen={(row) => setFilters({ ecriture: String(row.id) })}
              />
              <Pager
                page={page}
                perPage={JOURNAL_PER_PAGE}
                total={total}
                onPage={(next) => setFilters({ page: String(next) })}
              />
            </>
          )}
        </QueryState>
      </Panel>
      {opened ? <EntryDrawer row={opened} onClose={() => setFilters({ ecriture: "" })} /> : null}
    </Page>
  );
}
