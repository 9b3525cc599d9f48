import Box from "@mui/material/Box";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { fetchRuns } from "../data/checks.ts";
import type { Check, CheckRun } from "../model/check.ts";
import { AgeText } from "../parts/age-text.tsx";

export function RunHistory({ check }: { check: Check }) {
  const translate = useTranslate();
  const word = (key: string) => translate(`governance.checks.${key}`);
  const query = useLiveQuery(["governance", "runs", check.code], () => fetchRuns(check.code));
  const heads = ["when", "status", "duration", "rows", "moves", "trigger"];
  return (
    <QueryState
      query={query}
      isEmpty={(runs) => runs.length === 0}
      empty={<EmptyState isCompact title={word("history_empty")} />}
    >
      {(runs) => (
        <Box sx={{ overflowX: "auto" }} tabIndex={0} role="group" aria-label={word("history")}>
          <Table size="small" data-testid="run-history">
            <TableHead>
              <TableRow>
                {heads.map((head) => (
                  <TableCell key={head}>{word(`run_column.${head}`)}</TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {runs.map((run) => (
                <RunLine key={run.id} run={run} />
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
    </QueryState>
  );
}

function RunLine({ run }: { run: CheckRun }) {
  const translate = useTranslate();
  const { duration, number } = useFormat();
  const word = (key: string) => translate(`governance.checks.${key}`);
  const isBad = run.status === "FAILED" || run.status === "TIMED_OUT";
  const moves = [
    run.opened ? `+${number(run.opened)} ${word("opened")}` : null,
    run.closed ? `−${number(run.closed)} ${word("closed")}` : null,
  ].filter((move) => move !== null);
  return (
    <TableRow hover>
      <TableCell sx={{ whiteSpace: "nowrap" }}>
        <AgeText moment={run.started_at} />
      </TableCell>
      <TableCell sx={{ color: isBad ? "error.main" : undefined, fontWeight: isBad ? 600 : 400 }}>
        {word(`status.${run.status}`)}
        {run.error_detail ? (
          <Typography variant="caption" component="p" dir="auto">
            {run.error_detail}
          </Typography>
        ) : null}
      </TableCell>
      <TableCell sx={{ whiteSpace: "nowrap" }}>{duration(run.duration_ms / 1000)}</TableCell>
      <TableCell>{run.rows_found === null ? "–" : number(run.rows_found)}</TableCell>
      <TableCell sx={{ whiteSpace: "nowrap" }}>
        {moves.length > 0 ? moves.join(" ") : "–"}
      </TableCell>
      <TableCell>
        {translate(`governance.checks.trigger.${run.trigger}`, { _: run.trigger })}
      </TableCell>
    </TableRow>
  );
}
