import Box from "@mui/material/Box";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableContainer from "@mui/material/TableContainer";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import { useTranslate } from "react-admin";
import { type Change, changesOf, type LogRow } from "../model/log.ts";
import type { LogWords } from "./use-log-words.ts";

/** Field by field: what it was, what it became. */
export function ChangeList({ row, words }: { row: LogRow; words: LogWords }) {
  const translate = useTranslate();
  const word = (key: string) => translate(`depot_stock.logs.${key}`);
  const changes = changesOf(row.avant, row.apres);
  if (changes.length === 0) return <Box sx={{ color: "text.secondary" }}>{word("no_change")}</Box>;
  // Something new has no before, something removed no after: an empty column would say nothing.
  const hasBefore = row.avant !== null;
  const hasAfter = row.apres !== null;
  return (
    <TableContainer tabIndex={0} role="group" aria-label={word("changes")}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{word("field")}</TableCell>
            {hasBefore ? <TableCell>{word("before")}</TableCell> : null}
            {hasAfter ? <TableCell>{word(hasBefore ? "after" : "value")}</TableCell> : null}
          </TableRow>
        </TableHead>
        <TableBody>
          {changes.map((change) => (
            <TableRow key={`${change.line ?? ""}:${change.key}`}>
              <TableCell sx={{ color: "text.secondary" }}>{words.label(change)}</TableCell>
              {hasBefore ? <ValueCell words={words} change={change} side="before" /> : null}
              {hasAfter ? <ValueCell words={words} change={change} side="after" /> : null}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

interface ValueProps {
  words: LogWords;
  change: Change;
  side: "before" | "after";
}

function ValueCell({ words, change, side }: ValueProps) {
  return (
    <TableCell
      sx={{ overflowWrap: "anywhere", fontWeight: side === "after" ? 600 : 400, minWidth: 90 }}
    >
      <bdi>{words.value(change.key, change[side])}</bdi>
    </TableCell>
  );
}
