import AddIcon from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import FormControlLabel from "@mui/material/FormControlLabel";
import Switch from "@mui/material/Switch";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { useCan } from "../../../shared/session/session-context.ts";
import { type Column, DataTable } from "../../../shared/ui/data-table.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import type { Exception } from "../model/types.ts";
import { EndDialog } from "./end-dialog.tsx";
import { ExceptionDialog } from "./exception-dialog.tsx";

interface Props {
  query: {
    data: Exception[] | undefined;
    error: unknown;
    isPending: boolean;
    refetch: () => unknown;
  };
}

export function ExceptionsPanel({ query }: Props) {
  const translate = useTranslate();
  const mayWrite = useCan("exposure.write");
  const [isAdding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Exception | null>(null);
  const [hasEnded, setHasEnded] = useState(false);
  const columns = useColumns(mayWrite ? setEnding : null);
  const word = (key: string) => translate(`security.exposure.exceptions.${key}`);
  const shown = (rows: readonly Exception[]) =>
    rows.filter((row) => hasEnded || row.ended_at === null);
  return (
    <Panel
      title={word("title")}
      subtitle={word("text")}
      actions={
        mayWrite ? (
          <Button startIcon={<AddIcon />} variant="outlined" onClick={() => setAdding(true)}>
            {word("add")}
          </Button>
        ) : undefined
      }
    >
      <FormControlLabel
        sx={{ px: 2 }}
        control={
          <Switch checked={hasEnded} onChange={(event) => setHasEnded(event.target.checked)} />
        }
        label={word("show_ended")}
      />
      <QueryState
        query={query}
        isEmpty={(rows) => shown(rows).length === 0}
        empty={<EmptyState isCompact title={word("none")} text={word("none_text")} />}
      >
        {(rows) => (
          <DataTable
            label={word("title")}
            rows={shown(rows)}
            columns={columns}
            rowKey={(row) => row.id}
          />
        )}
      </QueryState>
      {isAdding ? <ExceptionDialog onClose={() => setAdding(false)} /> : null}
      {ending ? <EndDialog exception={ending} onClose={() => setEnding(null)} /> : null}
    </Panel>
  );
}

function useColumns(onEnd: ((exception: Exception) => void) | null): Column<Exception>[] {
  const translate = useTranslate();
  const word = (key: string) => translate(`security.exposure.exceptions.${key}`);
  const columns: Column<Exception>[] = [
    {
      key: "rule",
      label: word("rule"),
      isHeading: true,
      render: (row) => (
        <>
          <Typography variant="body2" sx={{ fontWeight: 600 }} dir="ltr">
            {row.rule}
          </Typography>
          <code dir="ltr">{row.object_key}</code>
        </>
      ),
    },
    { key: "reason", label: word("reason"), render: (row) => <bdi>{row.reason}</bdi> },
    { key: "owner", label: word("owner"), render: (row) => <bdi>{row.owner_name}</bdi> },
    { key: "until", label: word("until"), render: (row) => <Until exception={row} /> },
  ];
  if (onEnd === null) return columns;
  const actions: Column<Exception> = {
    key: "actions",
    label: "",
    isActions: true,
    render: (row) =>
      row.ended_at === null ? (
        <Button size="small" onClick={() => onEnd(row)}>
          {word("end")}
        </Button>
      ) : null,
  };
  return [...columns, actions];
}

function Until({ exception }: { exception: Exception }) {
  const translate = useTranslate();
  const { date, relative } = useFormat();
  const word = (key: string, values: Record<string, string>) =>
    translate(`security.exposure.exceptions.${key}`, values);
  if (exception.ended_at !== null) return word("ended", { when: relative(exception.ended_at) });
  const isExpired = new Date(exception.expires_at) <= new Date();
  if (!isExpired) return word("expires", { date: date(exception.expires_at) });
  return (
    <Typography variant="body2" color="error" sx={{ fontWeight: 600 }}>
      {word("expired", { when: relative(exception.expires_at) })}
    </Typography>
  );
}
