import MuiLink from "@mui/material/Link";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableContainer from "@mui/material/TableContainer";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import type { MatrixLine } from "../model/exposure.ts";
import { EffectCell } from "./effect-cell.tsx";

interface Props {
  lines: readonly MatrixLine[];
  roles: readonly string[];
  onOpen: (identity: string) => void;
}

export function MatrixTable({ lines, roles, onOpen }: Props) {
  const translate = useTranslate();
  return (
    <TableContainer
      tabIndex={0}
      role="group"
      aria-label={translate("security.exposure.tab_matrix")}
    >
      <Table size="small" data-testid="matrix">
        <TableHead>
          <TableRow>
            <TableCell>{translate("security.exposure.object")}</TableCell>
            {roles.map((role) => (
              <TableCell key={role} sx={{ fontFamily: "monospace" }}>
                {role}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line) => (
            <TableRow key={line.key} hover data-object={line.identity}>
              <TableCell component="th" scope="row" sx={{ maxWidth: 420 }}>
                <MuiLink
                  component="button"
                  type="button"
                  dir="ltr"
                  underline="hover"
                  color="text.primary"
                  aria-label={translate("security.exposure.open", { name: line.identity })}
                  onClick={() => onOpen(line.identity)}
                  sx={{ fontWeight: 600, overflowWrap: "anywhere", textAlign: "start" }}
                >
                  {line.identity}
                </MuiLink>
                <Typography variant="caption" component="p" color="textSecondary">
                  {translate(`security.exposure.type_${line.objectType}`, { _: line.objectType })}
                </Typography>
              </TableCell>
              {roles.map((role) => (
                <TableCell key={role}>
                  <EffectCell role={role} cell={line.cells[role]} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
