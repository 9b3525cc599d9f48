import Box from "@mui/material/Box";
import type { Theme } from "@mui/material/styles";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableContainer from "@mui/material/TableContainer";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import Typography from "@mui/material/Typography";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useTranslate } from "react-admin";
import { DataTable } from "../../../shared/ui/data-table.tsx";
import { type LabelColumn, type MeasureColumn, type Section, sumOf } from "../model/report.ts";
import { useFigures } from "./use-figures.ts";

interface Props<Row> {
  label: string;
  labels: readonly LabelColumn<Row>[];
  measures: readonly MeasureColumn<Row>[];
  sections: readonly Section<Row>[];
  rowKey: (row: Row) => string;
}

const FIGURE = {
  textAlign: "end",
  whiteSpace: "nowrap",
  fontVariantNumeric: "tabular-nums",
  px: 1.25,
} as const;

/** A report as a table with its totals; a list of cards under the same headings on a phone. */
export function ReportTable<Row>(props: Props<Row>) {
  const isWide = useMediaQuery((theme: Theme) => theme.breakpoints.up("md"), { noSsr: true });
  return isWide ? <WideReport {...props} /> : <NarrowReport {...props} />;
}

function WideReport<Row>({ label, labels, measures, sections, rowKey }: Props<Row>) {
  const figures = useFigures();
  return (
    <TableContainer tabIndex={0} role="group" aria-label={label}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            {labels.map((column) => (
              <TableCell key={column.key}>{column.label}</TableCell>
            ))}
            {measures.map((column) => (
              <TableCell key={column.key} sx={FIGURE}>
                {column.label}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        {sections.map((section) => (
          <TableBody key={section.key}>
            <SectionHead title={section.title} span={labels.length + measures.length} />
            {section.rows.map((row) => (
              <TableRow key={rowKey(row)} hover>
                {labels.map((column) => (
                  <TableCell key={column.key}>
                    <bdi>{column.text(row)}</bdi>
                  </TableCell>
                ))}
                {measures.map((column) => (
                  <TableCell
                    key={column.key}
                    sx={{
                      ...FIGURE,
                      fontWeight: column.isStrong ? 650 : 400,
                      // Of a row of zeros the one figure that is none must show.
                      color: column.value(row) === 0 ? "text.secondary" : "text.primary",
                    }}
                  >
                    {figures(column, column.value(row))}
                  </TableCell>
                ))}
              </TableRow>
            ))}
            <TotalRows section={section} labels={labels} measures={measures} />
          </TableBody>
        ))}
      </Table>
    </TableContainer>
  );
}

function SectionHead({ title, span }: { title: string | null; span: number }) {
  if (title === null) return null;
  return (
    <TableRow>
      <TableCell
        component="th"
        scope="rowgroup"
        colSpan={span}
        sx={{ bgcolor: "action.hover", fontWeight: 650, color: "text.primary" }}
      >
        {title}
      </TableCell>
    </TableRow>
  );
}

type TotalProps<Row> = Pick<Props<Row>, "labels" | "measures"> & { section: Section<Row> };

function TotalRows<Row>({ section, labels, measures }: TotalProps<Row>) {
  const translate = useTranslate();
  const figures = useFigures();
  return section.totals.map((total) => (
    <TableRow
      key={total.key}
      sx={{ "& td": { fontWeight: 650, borderTop: 1, borderColor: "divider" } }}
    >
      <TableCell colSpan={labels.length}>
        {translate("depot_stock.reports.total_of", { name: total.label })}
      </TableCell>
      {measures.map((column) => (
        <TableCell key={column.key} sx={FIGURE}>
          {figures(column, sumOf(total.rows, column.value))}
        </TableCell>
      ))}
    </TableRow>
  ));
}

function NarrowReport<Row>({ label, labels, measures, sections, rowKey }: Props<Row>) {
  const figures = useFigures();
  const columns = [
    {
      key: "heading",
      label: "",
      isHeading: true,
      render: (row: Row) => (
        <Typography sx={{ fontWeight: 650 }}>
          <bdi>{labels.map((column) => column.text(row)).join(" · ")}</bdi>
        </Typography>
      ),
    },
    ...measures.map((column) => ({
      key: column.key,
      label: column.label,
      render: (row: Row) => figures(column, column.value(row)),
    })),
  ];
  return sections.map((section) => (
    <Box key={section.key}>
      {section.title === null ? null : (
        <Typography
          component="h3"
          variant="subtitle1"
          sx={{ px: 2, py: 1, bgcolor: "action.hover" }}
        >
          {section.title}
        </Typography>
      )}
      <DataTable
        label={section.title ?? label}
        rows={section.rows}
        columns={columns}
        rowKey={rowKey}
      />
    </Box>
  ));
}
