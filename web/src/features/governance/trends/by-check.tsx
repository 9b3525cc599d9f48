import MuiLink from "@mui/material/Link";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableContainer from "@mui/material/TableContainer";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useFormat } from "../../../shared/format/use-format.ts";
import { useLocalized } from "../../../shared/i18n/use-localized.ts";
import type { CheckMetric } from "../model/metrics.ts";
import { useChecks } from "../parts/use-checks.ts";

/** Which checks make the work, and how long it takes; quiet checks are left out. */
export function ByCheck({ rows }: { rows: readonly CheckMetric[] }) {
  const translate = useTranslate();
  const localized = useLocalized();
  const { duration, number } = useFormat();
  const checks = useChecks();
  const word = (key: string) => translate(`governance.integrity.trends.${key}`);
  const titles = new Map(checks.data?.map(({ check }) => [check.code, check.title]));
  const busy = rows.filter((row) => row.opened + row.resolved + row.open > 0);
  const heads = ["check", "opened", "resolved", "open_now", "mtta", "mttr"];
  return (
    <TableContainer tabIndex={0} role="group" aria-label={word("by_check")}>
      <Table size="small">
        <TableHead>
          <TableRow>
            {heads.map((head) => (
              <TableCell key={head}>{word(head)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {busy.map((row) => (
            <TableRow key={row.check_code} hover>
              <TableCell>
                <MuiLink
                  component={Link}
                  to={`/governance/integrity?check=${row.check_code}&state=all`}
                >
                  {localized(titles.get(row.check_code)) || row.check_code}
                </MuiLink>
              </TableCell>
              <TableCell>{number(row.opened)}</TableCell>
              <TableCell>{number(row.resolved)}</TableCell>
              <TableCell>{number(row.open)}</TableCell>
              <TableCell>{duration(row.mtta_seconds)}</TableCell>
              <TableCell>{duration(row.mttr_seconds)}</TableCell>
            </TableRow>
          ))}
          {busy.length === 0 ? (
            <TableRow>
              <TableCell colSpan={heads.length}>{word("no_figure")}</TableCell>
            </TableRow>
          ) : null}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
