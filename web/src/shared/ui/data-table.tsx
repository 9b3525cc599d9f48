import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import type { Theme } from "@mui/material/styles";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableContainer from "@mui/material/TableContainer";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import Typography from "@mui/material/Typography";
import useMediaQuery from "@mui/material/useMediaQuery";
import type { ReactNode } from "react";

export interface Column<Row> {
  key: string;
  /** Shown above the column, and beside the value on a phone. */
  label: string;
  render: (row: Row) => ReactNode;
  /** The column a phone shows as the card's heading. */
  isHeading?: boolean;
  /** A column of buttons: no label on a phone, aligned to the end. */
  isActions?: boolean;
  align?: "start" | "end";
}

interface Props<Row> {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
}

/** A table on a screen, cards on a phone: same columns, nothing scrolls sideways. */
export function DataTable<Row>(props: Props<Row>) {
  const isWide = useMediaQuery((theme: Theme) => theme.breakpoints.up("md"), { noSsr: true });
  return isWide ? <WideTable {...props} /> : <CardList {...props} />;
}

function WideTable<Row>({ label, rows, columns, rowKey }: Props<Row>) {
  return (
    <TableContainer>
      <Table aria-label={label}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column.key} sx={{ textAlign: alignOf(column) }}>
                {column.label}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={rowKey(row)} sx={{ "&:last-child td": { border: 0 } }}>
              {columns.map((column) => (
                <TableCell key={column.key} sx={{ textAlign: alignOf(column) }}>
                  {column.render(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function alignOf<Row>(column: Column<Row>): "start" | "end" {
  return column.align ?? (column.isActions ? "end" : "start");
}

function CardList<Row>({ label, rows, columns, rowKey }: Props<Row>) {
  const heading = columns.find((column) => column.isHeading) ?? columns[0];
  const actions = columns.find((column) => column.isActions);
  const facts = columns.filter((column) => column !== heading && column !== actions);
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: "none", m: 0, p: 0 }}>
      {rows.map((row) => (
        <Box
          component="li"
          key={rowKey(row)}
          sx={{
            px: 2,
            py: 1.75,
            borderBottom: 1,
            borderColor: "divider",
            "&:last-child": { border: 0 },
          }}
        >
          <Stack
            direction="row"
            sx={{ justifyContent: "space-between", alignItems: "flex-start", gap: 1 }}
          >
            <Box sx={{ minWidth: 0 }}>{heading?.render(row)}</Box>
            {actions ? <Box sx={{ flexShrink: 0 }}>{actions.render(row)}</Box> : null}
          </Stack>
          <Box
            component="dl"
            sx={{
              m: 0,
              mt: 1,
              display: "grid",
              gridTemplateColumns: "auto 1fr",
              columnGap: 2,
              rowGap: 0.75,
            }}
          >
            {facts.map((column) => (
              <Fact key={column.key} label={column.label} value={column.render(row)} />
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function Fact({ label, value }: { label: string; value: ReactNode }) {
  return (
    <>
      <Typography component="dt" variant="body2" color="textSecondary">
        {label}
      </Typography>
      <Box component="dd" sx={{ m: 0, minWidth: 0, typography: "body2", overflowWrap: "anywhere" }}>
        {value}
      </Box>
    </>
  );
}
