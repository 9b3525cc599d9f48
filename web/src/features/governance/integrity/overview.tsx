import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { fetchCounters } from "../data/alerts.ts";
import type { AlertFilters } from "../model/alert-filters.ts";
import type { CheckLine } from "../model/check.ts";
import type { Severity } from "../model/types.ts";
import { ChecksHealth } from "./checks-health.tsx";
import { SeverityCounters } from "./severity-counters.tsx";
import type { ChangeFilters } from "./use-alert-filters.ts";

interface Props {
  filters: AlertFilters;
  lines: readonly CheckLine[] | undefined;
  onChange: ChangeFilters;
}

const COUNTERS_INTERVAL_MS = 5_000;

export function Overview({ filters, lines, onChange }: Props) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const counters = useLiveQuery(["governance", "counters"], () => fetchCounters(tenant.id), {
    intervalMs: COUNTERS_INTERVAL_MS,
    table: "system_alerts",
  });
  const select = (severity: Severity) => {
    const isOnly = filters.severity.length === 1 && filters.severity[0] === severity;
    onChange({ severity: isOnly ? [] : [severity], state: "current" });
  };
  return (
    <Box
      component="section"
      aria-label={translate("governance.integrity.counters")}
      sx={{
        display: "grid",
        gap: 1.5,
        gridTemplateColumns: { xs: "1fr 1fr", md: "repeat(4, 1fr)" },
        alignItems: "stretch",
      }}
    >
      <QueryState query={counters}>
        {(rows) => <SeverityCounters rows={rows} selected={filters.severity} onSelect={select} />}
      </QueryState>
      {lines ? <ChecksHealth lines={lines} /> : null}
    </Box>
  );
}
