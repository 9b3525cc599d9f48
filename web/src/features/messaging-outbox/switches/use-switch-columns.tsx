import Button from "@mui/material/Button";
import Chip from "@mui/material/Chip";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { Column } from "../../../shared/ui/data-table.tsx";
import type { SwitchRow } from "../data/outbox.ts";

export function useSwitchColumns(onClear: ((row: SwitchRow) => void) | null): Column<SwitchRow>[] {
  const translate = useTranslate();
  const word = (key: string) => translate(`messaging_outbox.switches.${key}`);
  const columns: Column<SwitchRow>[] = [
    {
      key: "target",
      label: word("target"),
      isHeading: true,
      render: (row) => <Target row={row} />,
    },
    {
      key: "mode",
      label: word("mode"),
      render: ({ mode }) => (
        <Chip
          size="small"
          variant="outlined"
          color={mode === "drop" ? "error" : "warning"}
          label={translate(`messaging.modes.${mode}`, { _: mode })}
        />
      ),
    },
    {
      key: "reason",
      label: translate("ui.reason"),
      render: ({ reason }) => <bdi>{reason}</bdi>,
    },
    { key: "until", label: word("until"), render: (row) => <Until row={row} /> },
    { key: "by", label: word("by"), render: (row) => <By row={row} /> },
  ];
  if (!onClear) return columns;
  const actions: Column<SwitchRow> = {
    key: "actions",
    label: translate("ui.actions"),
    isActions: true,
    render: (row) => (
      <Button size="small" onClick={() => onClear(row)}>
        {word("clear")}
      </Button>
    ),
  };
  return [...columns, actions];
}

function Target({ row }: { row: SwitchRow }) {
  const translate = useTranslate();
  const name =
    row.channel?.display_name ??
    row.template_key ??
    row.contact?.display_name ??
    row.contact?.phone ??
    translate("messaging.unnamed");
  return (
    <>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        <bdi>{name}</bdi>
      </Typography>
      <Typography variant="caption" color="textSecondary">
        {translate(`messaging_outbox.switches.scopes.${row.scope}`)}
      </Typography>
    </>
  );
}

function Until({ row }: { row: SwitchRow }) {
  const translate = useTranslate();
  const { dateTime } = useFormat();
  if (row.expires_at === null) return translate("messaging_outbox.switches.no_end");
  if (new Date(row.expires_at).getTime() > Date.now()) return dateTime(row.expires_at);
  return translate("messaging_outbox.switches.ended", { when: dateTime(row.expires_at) });
}

function By({ row }: { row: SwitchRow }) {
  const { dateTime } = useFormat();
  return (
    <>
      {row.actor_name ? (
        <>
          <bdi>{row.actor_name}</bdi>
          {" · "}
        </>
      ) : null}
      {dateTime(row.created_at)}
    </>
  );
}
