import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { lazy, Suspense } from "react";
import { useTranslate } from "react-admin";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { LoadingState } from "../../../shared/ui/loading-state.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { useUrlFilters } from "../../../shared/url/use-url-filters.ts";
import { fetchTrend } from "../data/dashboard.ts";
import { trendOf } from "../model/trend.ts";

const TrendChart = lazy(() =>
  import("./trend-chart.tsx").then((module) => ({ default: module.TrendChart })),
);
const DEFAULTS = { jours: "30" };
const WINDOWS = ["7", "30", "90"];
const TREND_INTERVAL_MS = 60_000;

/** The stock of each evening, per product. */
export function TrendPanel({ depotId }: { depotId: string | null }) {
  const translate = useTranslate();
  const [{ jours }, setFilters] = useUrlFilters(DEFAULTS);
  const days = Number(WINDOWS.find((each) => each === jours) ?? DEFAULTS.jours);
  const { tenant } = useSession();
  const query = useLiveQuery(
    ["depot", "trend", depotId, days],
    () => fetchTrend(tenant.id, depotId, days),
    { intervalMs: TREND_INTERVAL_MS },
  );
  const word = (key: string, values = {}) => translate(`depot_stock.dashboard.${key}`, values);
  return (
    <Panel
      title={word("trend")}
      hasPadding
      actions={
        <ToggleButtonGroup
          exclusive
          size="small"
          value={String(days)}
          aria-label={word("window")}
          onChange={(_event, next: string | null) => next !== null && setFilters({ jours: next })}
        >
          {WINDOWS.map((each) => (
            <ToggleButton key={each} value={each} sx={{ textTransform: "none", px: 1.5 }}>
              {word("days", { smart_count: Number(each) })}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      }
    >
      <QueryState
        query={query}
        isEmpty={(rows) => rows.length === 0}
        empty={<EmptyState isCompact title={word("no_trend")} />}
      >
        {(rows) => (
          <Suspense fallback={<LoadingState rows={5} />}>
            <TrendChart trend={trendOf(rows)} />
          </Suspense>
        )}
      </QueryState>
    </Panel>
  );
}
