import MuiLink from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { type Column, DataTable } from "../../../shared/ui/data-table.tsx";
import { SeverityMark } from "../../../shared/ui/severity-mark.tsx";
import { summarise } from "../model/event-text.ts";
import type { SecurityEvent } from "../model/types.ts";
import type { EventWords } from "./use-event-words.ts";

interface Props {
  rows: readonly SecurityEvent[];
  words: EventWords;
  onOpen: (event: SecurityEvent) => void;
}

export function EventTable({ rows, words, onOpen }: Props) {
  const translate = useTranslate();
  const { dateTime } = useFormat();
  const word = (key: string, values = {}) => translate(`security.events.${key}`, values);
  const columns: Column<SecurityEvent>[] = [
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
      key: "severity",
      label: word("severity"),
      render: (row) => <SeverityMark severity={row.severity} />,
    },
    {
      key: "what",
      label: word("what"),
      isHeading: true,
      render: (row) => <What event={row} title={words.title(row)} onOpen={() => onOpen(row)} />,
    },
    {
      key: "who",
      label: word("who"),
      render: (row) => <bdi style={{ whiteSpace: "nowrap" }}>{words.who(row)}</bdi>,
    },
    {
      key: "facts",
      label: word("facts"),
      render: (row) => (
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
          <bdi>{summarise(row) || "–"}</bdi>
        </Typography>
      ),
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

interface WhatProps {
  event: SecurityEvent;
  title: string;
  onOpen: () => void;
}

function What({ event, title, onOpen }: WhatProps) {
  const translate = useTranslate();
  return (
    <>
      <MuiLink
        component="button"
        type="button"
        underline="hover"
        color="text.primary"
        data-event={event.event_type}
        aria-label={translate("security.events.open", { name: title })}
        onClick={onOpen}
        sx={{ fontWeight: 600, textAlign: "start" }}
      >
        {title}
      </MuiLink>
      <Typography variant="caption" component="p" color="textSecondary">
        <code dir="ltr">{event.event_type}</code>
        {event.tenant_id === null ? ` · ${translate("security.events.platform")}` : ""}
      </Typography>
    </>
  );
}
