import Box from "@mui/material/Box";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { fetchMetrics } from "../data/metrics.ts";
import { type Metrics, sumTrend } from "../model/metrics.ts";
import { AgesChart } from "./ages-chart.tsx";
import { ByCheck } from "./by-check.tsx";
import { FlowChart } from "./flow-chart.tsx";
import { MeanFigure } from "./mean-figure.tsx";

const WINDOWS = [7, 30, 90] as const;
const METRICS_INTERVAL_MS = 30_000;

export function TrendsPanel() {
  const { tenant } = useSession();
  const [days, setDays] = useState<number>(30);
  const query = useLiveQuery(["governance", "metrics", days], () => fetchMetrics(tenant.id, days), {
    intervalMs: METRICS_INTERVAL_MS,
  });
  return (
    <>
      <WindowChoice days={days} onChange={setDays} />
      <QueryState query={query}>{(metrics) => <Charts metrics={metrics} days={days} />}</QueryState>
    </>
  );
}

function Charts({ metrics, days }: { metrics: Metrics; days: number }) {
  const translate = useTranslate();
  const word = (key: string, values = {}) =>
    translate(`governance.integrity.trends.${key}`, values);
  return (
    <Box
      sx={{
        display: "grid",
        gap: 2,
        gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "1fr 1fr" },
      }}
    >
      <MeanFigure label={word("mtta")} seconds={metrics.mtta_seconds} />
      <MeanFigure label={word("mttr")} seconds={metrics.mttr_seconds} />
      <Panel
        title={word("flow")}
        subtitle={word("flow_summary", { ...sumTrend(metrics.trend), days })}
        hasPadding
      >
        <FlowChart trend={metrics.trend} />
      </Panel>
      <Panel title={word("ages")} hasPadding>
        <AgesChart buckets={metrics.open_by_age} />
      </Panel>
      <Box sx={{ gridColumn: "1 / -1", minWidth: 0 }}>
        <Panel title={word("by_check")}>
          <ByCheck rows={metrics.by_check} />
        </Panel>
      </Box>
    </Box>
  );
}

function WindowChoice({ days, onChange }: { days: number; onChange: (days: number) => void }) {
  const translate = useTranslate();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={days}
      aria-label={translate("governance.integrity.trends.window")}
      onChange={(_event, next: number | null) => next !== null && onChange(next)}
    >
      {WINDOWS.map((each) => (
        <ToggleButton key={each} value={each} sx={{ textTransform: "none", px: 2 }}>
          {translate("governance.integrity.trends.days", { smart_count: each })}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
