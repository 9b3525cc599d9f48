import Alert from "@mui/material/Alert";
import Stack from "@mui/material/Stack";
import { useTranslate } from "react-admin";
import type { Depot } from "../../../shared/depot/use-depots.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import {
  isBalanced,
  type LabelColumn,
  type Measured,
  type Section,
  shownMeasures,
  type Volume,
} from "../model/report.ts";
import { CsvButton } from "../parts/csv-button.tsx";
import { PrintButton } from "../print/print-button.tsx";
import { PrintSheet } from "../print/print-sheet.tsx";
import { PrintTable } from "../print/print-table.tsx";
import { SealBlock } from "../print/seal-block.tsx";
import { ReportTable } from "./report-table.tsx";
import { SealChip } from "./seal-chip.tsx";
import { useMeasures } from "./use-measures.ts";
import { usePrintFacts } from "./use-print-facts.ts";
import { useReportCsv } from "./use-report-csv.ts";
import { useSeal } from "./use-seal.ts";

interface Props<Row extends Measured> {
  /** Of the file. */
  name: string;
  title: string;
  depot: Depot;
  period: { du: string; au: string };
  filters: readonly string[];
  readAt: number;
  volume: Volume;
  labels: readonly LabelColumn<Row>[];
  rows: readonly Row[];
  sections: readonly Section<Row>[];
  rowKey: (row: Row) => string;
}

/** A report on screen, as a file and on paper: one definition of its columns for the three. */
export function ReportBody<Row extends Measured>(props: Props<Row>) {
  const { name, title, depot, period, filters, readAt, volume, labels, rows } = props;
  const translate = useTranslate();
  const { tenant } = useSession();
  const buildMeasures = useMeasures();
  const csv = useReportCsv();
  const seal = useSeal(depot.id, period.du, period.au);
  const { facts, footer, company } = usePrintFacts({ depot, ...period, filters, readAt });
  const shown = shownMeasures(rows);
  const hasDips = rows.some((row) => row.jauge_ambiant !== null);
  const measures = buildMeasures(shown, volume, hasDips);
  const isOff = rows.some((row) => !isBalanced(row, "ambiant") || !isBalanced(row, "15c"));
  const hasTitles = props.sections.some((section) => section.title !== null);
  // A heading says the day already: a column that repeats it would cost the width of a figure.
  const columns = hasTitles ? labels.filter((column) => column.key !== "day") : labels;
  const table = { labels: columns, measures, sections: props.sections, rowKey: props.rowKey };
  const file = `${name}-${tenant.slug}-${depot.code.toLowerCase()}-${period.du}-${period.au}`;
  return (
    <>
      <Stack
        direction="row"
        sx={{ px: 2, pb: 1.5, gap: 1, flexWrap: "wrap", alignItems: "center" }}
      >
        <SealChip seal={seal} />
        <Stack direction="row" sx={{ gap: 1, marginInlineStart: "auto", flexWrap: "wrap" }}>
          <CsvButton
            name={file}
            rows={rows}
            columns={csv(labels, (which) => buildMeasures(shown, which, hasDips))}
          />
          <PrintButton isDisabled={seal === null} />
        </Stack>
      </Stack>
      {isOff ? (
        <Alert severity="error" sx={{ mx: 2, mb: 1.5 }}>
          {translate("depot_stock.reports.off_balance")}
        </Alert>
      ) : null}
      <ReportTable label={title} {...table} />
      {seal === null ? null : (
        <PrintSheet title={title} company={company} facts={facts} footer={footer}>
          <PrintTable {...table} />
          <SealBlock seal={seal} depotId={depot.id} />
        </PrintSheet>
      )}
    </>
  );
}
