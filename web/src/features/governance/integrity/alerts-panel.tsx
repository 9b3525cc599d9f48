import Box from "@mui/material/Box";
import LinearProgress from "@mui/material/LinearProgress";
import type { Theme } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useSession } from "../../../shared/session/session-context.ts";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { PAGE_SIZE } from "../data/alerts.ts";
import { bulkKinds, PERMISSIONS } from "../model/actions.ts";
import { type AlertFilters, countChoices, defaultFilters } from "../model/alert-filters.ts";
import type { CheckLine } from "../model/check.ts";
import type { Alert } from "../model/types.ts";
import { AlertCards } from "./alert-cards.tsx";
import { AlertTable } from "./alert-table.tsx";
import { BulkBar, type BulkReportData } from "./bulk-bar.tsx";
import { BulkReport } from "./bulk-report.tsx";
import { EmptyAlerts } from "./empty-alerts.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { Pager } from "./pager.tsx";
import type { ChangeFilters } from "./use-alert-filters.ts";
import { useAlertList } from "./use-alert-list.ts";
import { useSelection } from "./use-selection.ts";

interface Props {
  filters: AlertFilters;
  lines: readonly CheckLine[] | undefined;
  onChange: ChangeFilters;
}

const NO_ROWS: readonly Alert[] = [];

export function AlertsPanel({ filters, lines, onChange }: Props) {
  const { query, isStale } = useAlertList(filters);
  const { can } = useSession();
  const [report, setReport] = useState<BulkReportData | null>(null);
  const rows = query.data?.rows ?? NO_ROWS;
  const selection = useSelection(rows);
  const mayAct = bulkKinds.some((kind) => can(PERMISSIONS[kind]));
  const total = query.data?.total;
  return (
    <>
      <FilterBar filters={filters} onChange={onChange} />
      <Panel>
        <ListHeading total={total} hasChoices={countChoices(filters) > 0} isStale={isStale} />
        <QueryState
          query={query}
          isEmpty={(page) => page.total === 0}
          empty={
            <EmptyAlerts
              hasChoices={countChoices(filters) > 0}
              lines={lines}
              onClear={() => onChange(defaultFilters)}
            />
          }
        >
          {(page) => (
            <Box sx={{ opacity: isStale ? 0.55 : 1 }}>
              <Rows rows={page.rows} selection={mayAct ? selection : null} />
              <Pager
                page={filters.page}
                pageSize={PAGE_SIZE}
                total={page.total}
                onPage={(next) => onChange({ page: next })}
              />
            </Box>
          )}
        </QueryState>
      </Panel>
      {mayAct ? <BulkBar rows={rows} selection={selection} onReport={setReport} /> : null}
      {report ? <BulkReport report={report} onClose={() => setReport(null)} /> : null}
    </>
  );
}

function Rows(props: Parameters<typeof AlertTable>[0]) {
  const isPhone = useMediaQuery<Theme>((theme) => theme.breakpoints.down("md"));
  return isPhone ? <AlertCards {...props} /> : <AlertTable {...props} />;
}

interface HeadingProps {
  total: number | undefined;
  hasChoices: boolean;
  isStale: boolean;
}

function ListHeading({ total, hasChoices, isStale }: HeadingProps) {
  const translate = useTranslate();
  const key = hasChoices ? "matching_filtered" : "matching";
  return (
    <Box sx={{ borderBottom: 1, borderBottomColor: "divider" }}>
      <Box sx={{ display: "flex", justifyContent: "space-between", px: 2, py: 1.25, gap: 2 }}>
        <Typography component="h2" variant="subtitle1" aria-live="polite" data-testid="alert-total">
          {total === undefined
            ? " "
            : translate(`governance.integrity.${key}`, { smart_count: total })}
        </Typography>
        <Typography
          variant="caption"
          sx={{
            color: "text.secondary",
            display: { xs: "none", md: "block" },
            alignSelf: "center",
          }}
        >
          {translate("governance.integrity.keyboard")}
        </Typography>
      </Box>
      {isStale ? <LinearProgress sx={{ height: 2, mt: "-2px" }} /> : null}
    </Box>
  );
}
