import Checkbox from "@mui/material/Checkbox";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableContainer from "@mui/material/TableContainer";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import { useTranslate } from "react-admin";
import type { Alert } from "../model/types.ts";
import { AlertRow } from "./alert-row.tsx";
import { useRowKeys } from "./use-row-keys.ts";
import type { Selection } from "./use-selection.ts";

interface Props {
  rows: readonly Alert[];
  /** Null for readers: who cannot act has nothing to select. */
  selection: Selection | null;
}

export function AlertTable({ rows, selection }: Props) {
  const translate = useTranslate();
  const word = (key: string) => translate(`governance.integrity.column.${key}`);
  const onKeyDown = useRowKeys(selection?.toggle);
  return (
    <TableContainer>
      <Table aria-label={translate("governance.integrity.title")} onKeyDown={onKeyDown}>
        <TableHead>
          <TableRow>
            {selection ? (
              <TableCell padding="checkbox">
                <Checkbox
                  size="small"
                  checked={selection.isWholePage}
                  indeterminate={selection.count > 0 && !selection.isWholePage}
                  onChange={selection.togglePage}
                  slotProps={{
                    input: { "aria-label": translate("governance.integrity.select_page") },
                  }}
                />
              </TableCell>
            ) : null}
            <TableCell>{word("severity")}</TableCell>
            <TableCell sx={{ width: "42%" }}>{word("alert")}</TableCell>
            <TableCell>{word("state")}</TableCell>
            <TableCell>{word("assignee")}</TableCell>
            <TableCell>{word("age")}</TableCell>
            <TableCell>{word("due")}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((alert) => (
            <AlertRow key={alert.id} alert={alert} selection={selection} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
