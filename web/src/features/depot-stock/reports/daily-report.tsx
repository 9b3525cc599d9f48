import Stack from "@mui/material/Stack";
import { useTranslate } from "react-admin";
import type { Depot } from "../../../shared/depot/use-depots.ts";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { fetchDailyStock } from "../data/reports.ts";
import { type DailyRow, groupBy, productTotals, type Section } from "../model/report.ts";
import { useDays } from "../parts/use-days.ts";
import type { DAILY_DEFAULTS } from "./daily-page.tsx";
import { ReportBody } from "./report-body.tsx";
import { useAccountWords } from "./use-account-words.ts";
import { useDailyLabels } from "./use-labels.ts";

interface Props {
  depot: Depot;
  filters: Readonly<Record<keyof typeof DAILY_DEFAULTS, string>>;
  period: { du: string; au: string };
}

const REPORT_INTERVAL_MS = 30_000;

export function DailyReport({ depot, filters, period }: Props) {
  const translate = useTranslate();
  const labels = useDailyLabels();
  const days = useDays();
  const accountWords = useAccountWords();
  const { citerne, produit, proprietaire } = filters;
  const asked = { depotId: depot.id, ...period, citerne, produit, proprietaire };
  const query = useLiveQuery(["depot", "daily", asked], () => fetchDailyStock(asked), {
    intervalMs: REPORT_INTERVAL_MS,
    table: "mouvements_stock",
  });
  const isMovedOnly = filters.jours === "mouvements";
  const rows = (query.data ?? []).filter((row) => !isMovedOnly || row.mouvement_count > 0);
  const word = (key: string) => translate(`depot_stock.reports.${key}`);
  return (
    <Panel>
      <Stack direction="row" sx={{ px: 2, pt: 1, justifyContent: "flex-end" }}>
        <UpdatedAt query={query} />
      </Stack>
      <QueryState
        query={query}
        isEmpty={() => rows.length === 0}
        empty={<EmptyState title={word("empty_title")} text={word("empty_text")} />}
      >
        {() => (
          <ReportBody
            name="etat-journalier"
            title={word("daily_title")}
            depot={depot}
            period={period}
            filters={[...accountWords(filters), ...(isMovedOnly ? [word("moved_only")] : [])]}
            readAt={query.dataUpdatedAt}
            volume={filters.volume === "15c" ? "15c" : "ambiant"}
            labels={labels}
            rows={rows}
            sections={daySections(rows, days.long)}
            rowKey={(row) => `${row.date_jour}:${row.compte_id}`}
          />
        )}
      </QueryState>
    </Panel>
  );
}

/** The newest day first: it is the one that is looked for. */
function daySections(
  rows: readonly DailyRow[],
  title: (day: string) => string,
): Section<DailyRow>[] {
  return groupBy(rows, (row) => row.date_jour)
    .reverse()
    .map(([day, ofDay]) => ({
      key: day,
      title: title(day),
      rows: ofDay,
      totals: productTotals(ofDay),
    }));
}
