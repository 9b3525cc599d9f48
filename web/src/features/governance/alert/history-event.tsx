import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { AlertEvent, Payload } from "../model/types.ts";
import { EventIcon } from "./event-icon.tsx";
import { EvidenceChanges } from "./evidence-changes.tsx";

interface Props {
  event: AlertEvent;
  before: Payload | null;
  isLast: boolean;
}

export function HistoryEvent({ event, before, isLast }: Props) {
  const translate = useTranslate();
  const { dateTime, relative } = useFormat();
  const title = useEventTitle(event);
  const actor =
    event.actor_id === null
      ? translate("governance.alert.system")
      : (event.actor_name ?? translate("governance.alert.someone"));
  return (
    <Box component="li" data-kind={event.kind} sx={{ display: "flex", gap: 1.5 }}>
      <Stack aria-hidden sx={{ alignItems: "center" }}>
        <EventIcon kind={event.kind} />
        {isLast ? null : <Box sx={{ flex: 1, width: 2, bgcolor: "divider", my: 0.5 }} />}
      </Stack>
      <Box sx={{ pb: isLast ? 0 : 2.5, minWidth: 0, flex: 1 }}>
        <Typography sx={{ fontWeight: 600 }}>{title}</Typography>
        <Typography variant="body2" color="textSecondary">
          <bdi>{actor}</bdi> · <time dateTime={event.created_at}>{dateTime(event.created_at)}</time>
          {" · "}
          {relative(event.created_at)}
        </Typography>
        <StatusChange event={event} />
        {event.comment ? <Comment text={event.comment} /> : null}
        {event.evidence && event.kind !== "OPENED" ? (
          <EvidenceChanges before={before} after={event.evidence} />
        ) : null}
      </Box>
    </Box>
  );
}

function Comment({ text }: { text: string }) {
  return (
    <Typography
      component="blockquote"
      dir="auto"
      sx={{
        m: 0,
        mt: 0.75,
        px: 1.5,
        py: 1,
        bgcolor: "action.hover",
        borderRadius: 1,
        whiteSpace: "pre-wrap",
        overflowWrap: "anywhere",
        textAlign: "start",
      }}
    >
      {text}
    </Typography>
  );
}

function StatusChange({ event }: { event: AlertEvent }) {
  const translate = useTranslate();
  if (event.from_status === null || event.from_status === event.to_status) return null;
  if (event.to_status === null) return null;
  const word = (status: string) => translate(`governance.alert.status.${status}`);
  return (
    <Typography variant="body2" color="textSecondary">
      {word(event.from_status)}{" "}
      <Box
        component="span"
        aria-hidden
        sx={{ "[dir=rtl] &": { display: "inline-block", transform: "scaleX(-1)" } }}
      >
        →
      </Box>{" "}
      {word(event.to_status)}
    </Typography>
  );
}

function useEventTitle(event: AlertEvent): string {
  const translate = useTranslate();
  const { dateTime } = useFormat();
  const isUnassign = event.kind === "ASSIGNED" && event.assignee_id === null;
  const key = isUnassign ? "UNASSIGNED" : event.kind;
  const word = translate(`governance.alert.event.${key}`, {
    _: translate("governance.alert.event_unknown", { kind: event.kind }),
  });
  const details = [
    event.assignee_name
      ? translate("governance.alert.event_assigned_to", { name: event.assignee_name })
      : null,
    event.until ? translate("governance.alert.event_until", { date: dateTime(event.until) }) : null,
    event.reason ? `(${translate(`governance.alert.reason.${event.reason}`)})` : null,
  ];
  return [word, ...details.filter((detail) => detail !== null)].join(" ");
}
