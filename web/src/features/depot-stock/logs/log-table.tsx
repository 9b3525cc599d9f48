import MuiLink from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { type Column, DataTable } from "../../../shared/ui/data-table.tsx";
import type { LogRow } from "../model/log.ts";
import { LevelMark } from "./level-mark.tsx";
import type { LogWords } from "./use-log-words.ts";

interface Props {
  rows: readonly LogRow[];
  words: LogWords;
  depotId: string | null;
  onOpen: (row: LogRow) => void;
}

export function LogTable({ rows, words, depotId, onOpen }: Props) {
  const translate = useTranslate();
  const { dateTime } = useDepotFormat(depotId);
  const word = (key: string) => translate(`depot_stock.logs.${key}`);
  const columns: Column<LogRow>[] = [
    {
      key: "when",
      label: word("when"),
      render: (row) => (
        <Typography variant="body2" component="time" dateTime={row.created_at} noWrap>
          {dateTime(row.created_at)}
        </Typography>
      ),
    },
    {
      key: "what",
      label: word("what"),
      isHeading: true,
      render: (row) => <What row={row} words={words} onOpen={() => onOpen(row)} />,
    },
    {
      key: "facts",
      label: word("facts"),
      render: (row) => (
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
          <bdi>{words.summary(row) || "–"}</bdi>
        </Typography>
      ),
    },
    { key: "who", label: word("who"), render: (row) => <bdi>{words.who(row)}</bdi> },
    {
      key: "level",
      label: word("level"),
      render: (row) => <LevelMark niveau={row.niveau} />,
    },
  ];
  return (
    <DataTable
      label={word("title")}
      rows={rows}
      columns={columns}
      rowKey={(row) => String(row.id)}
    />
  );
}

function What({ row, words, onOpen }: { row: LogRow; words: LogWords; onOpen: () => void }) {
  const translate = useTranslate();
  const action = words.action(row);
  const target = row.cible_libelle ?? "";
  return (
    <>
      <MuiLink
        component="button"
        type="button"
        underline="hover"
        color="text.primary"
        data-action={row.action}
        aria-label={translate("depot_stock.logs.open", { action, target })}
        onClick={onOpen}
        sx={{ fontWeight: 600, textAlign: "start" }}
      >
        {action}
      </MuiLink>
      <Typography variant="caption" component="p" color="textSecondary">
        {words.module(row.module)}
        {target === "" ? null : (
          <>
            {" · "}
            <bdi>{target}</bdi>
          </>
        )}
      </Typography>
    </>
  );
}
