import DownloadIcon from "@mui/icons-material/DownloadOutlined";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useNotify, useTranslate } from "react-admin";
import { toAppError } from "../../../shared/api/app-error.ts";
import { describeError } from "../../../shared/api/describe-error.ts";
import { type CsvColumn, downloadCsv, toCsv } from "../../../shared/export/csv.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { EXPORT_LIMIT, fetchAlertsForExport } from "../data/alerts.ts";
import type { AlertFilters } from "../model/alert-filters.ts";
import { entityName } from "../model/entity.ts";
import type { Alert } from "../model/types.ts";
import { useAlertWords } from "../parts/use-alert-words.ts";

/** Exports what the filters show, page by page or not: a file says what the screen says. */
export function ExportButton({ filters }: { filters: AlertFilters }) {
  const translate = useTranslate();
  const notify = useNotify();
  const { tenant, userId } = useSession();
  const columns = useColumns();
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const page = await fetchAlertsForExport(filters, { tenantId: tenant.id, userId });
      downloadCsv(
        `alertes-${tenant.slug}-${new Date().toISOString().slice(0, 10)}`,
        toCsv(page.rows, columns),
      );
      const isCapped = page.total > page.rows.length;
      notify(
        isCapped
          ? translate("governance.integrity.export_capped", { count: EXPORT_LIMIT })
          : translate("governance.integrity.export_done", { smart_count: page.rows.length }),
        { type: isCapped ? "warning" : "success" },
      );
    } catch (error) {
      notify(describeError(toAppError(error), translate).title, { type: "error" });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      color="inherit"
      variant="outlined"
      startIcon={<DownloadIcon />}
      loading={isBusy}
      sx={{ borderColor: "divider", bgcolor: "background.paper" }}
      onClick={() => void run()}
    >
      {translate("governance.integrity.export")}
    </Button>
  );
}

function useColumns(): CsvColumn<Alert>[] {
  const translate = useTranslate();
  const words = useAlertWords();
  const head = (key: string) => translate(`governance.integrity.column.${key}`);
  const fact = (key: string) => translate(`governance.alert.facts.${key}`);
  return [
    { header: fact("reference"), value: (row) => row.id },
    { header: head("severity"), value: (row) => row.severity },
    { header: head("state"), value: (row) => row.status },
    { header: fact("check"), value: (row) => row.check_code },
    { header: head("alert"), value: (row) => words(row).message },
    { header: fact("entity"), value: entityName },
    { header: head("site"), value: (row) => row.site_name },
    { header: head("assignee"), value: (row) => row.assignee_name },
    { header: fact("first"), value: (row) => row.first_detected_at },
    { header: fact("last"), value: (row) => row.last_detected_at },
    { header: head("due"), value: (row) => row.due_at },
    { header: fact("acknowledged"), value: (row) => row.acknowledged_at },
    { header: fact("resolved"), value: (row) => row.resolved_at },
    { header: fact("reason"), value: (row) => row.resolution_reason },
  ];
}
