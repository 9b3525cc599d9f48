import Box from "@mui/material/Box";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import { useTranslate } from "react-admin";

interface Props {
  label: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** The figures of the chart above, for whoever reads better than they see. */
export function ChartTable({ label, head, rows }: Props) {
  const translate = useTranslate();
  return (
    <Box component="details" sx={{ mt: 1 }}>
      <Box
        component="summary"
        sx={{ cursor: "pointer", color: "text.secondary", typography: "body2" }}
      >
        {translate("depot_stock.dashboard.as_table")}
      </Box>
      <Box
        sx={{ maxHeight: 260, overflow: "auto", mt: 1 }}
        tabIndex={0}
        role="group"
        aria-label={label}
      >
        <Table size="small">
          <TableHead>
            <TableRow>
              {head.map((cell) => (
                <TableCell key={cell}>{cell}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row[0]}>
                {row.map((cell, index) => (
                  <TableCell key={head[index]}>{cell}</TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Box>
  );
}
