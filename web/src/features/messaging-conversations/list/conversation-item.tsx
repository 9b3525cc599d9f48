import Chip from "@mui/material/Chip";
import ListItem from "@mui/material/ListItem";
import ListItemButton from "@mui/material/ListItemButton";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link, useLocation } from "react-router-dom";
import { useFormat } from "../../../shared/format/use-format.ts";
import { ChannelMark } from "../../../shared/messaging/channel-mark.tsx";
import type { ConversationRow } from "../model/types.ts";
import { useContactName } from "../model/use-contact-name.ts";

/** One conversation: who, when, the last words, and what needs somebody. */
export function ConversationItem({ row, isChosen }: { row: ConversationRow; isChosen: boolean }) {
  const translate = useTranslate();
  const { relative } = useFormat();
  const { search } = useLocation();
  const name = useContactName()({ ...row, name: row.contact_name });
  return (
    <ListItem disablePadding divider>
      <ListItemButton
        component={Link}
        to={`/messaging/conversations/${row.conversation_id}${search}`}
        selected={isChosen}
        {...(isChosen ? { "aria-current": "true" as const } : {})}
        sx={{ display: "block", py: 1.25 }}
      >
        <Stack direction="row" sx={{ justifyContent: "space-between", gap: 1 }}>
          <Typography variant="subtitle2" component="span" noWrap sx={{ minWidth: 0 }}>
            <bdi>{name}</bdi>
          </Typography>
          <Stack direction="row" sx={{ gap: 0.75, alignItems: "center", flexShrink: 0 }}>
            <ChannelMark channel={row.channel_name} isCompact />
            <Typography variant="caption" color="textSecondary">
              {relative(row.active_at)}
            </Typography>
          </Stack>
        </Stack>
        <Typography variant="body2" color="textSecondary" noWrap dir="auto" component="p">
          {row.last_text || translate("messaging_conversations.no_text")}
        </Typography>
        <Needs row={row} />
      </ListItemButton>
    </ListItem>
  );
}

function Needs({ row }: { row: ConversationRow }) {
  const translate = useTranslate();
  const { number } = useFormat();
  const word = (key: string, count: number) =>
    translate(`messaging_conversations.${key}`, { smart_count: count, count: number(count) });
  if (row.failed_count + row.waiting_count === 0 && row.handled_by !== "human") return null;
  return (
    <Stack direction="row" sx={{ gap: 0.75, mt: 0.5, flexWrap: "wrap" }}>
      {row.failed_count > 0 ? (
        <Chip
          size="small"
          color="error"
          variant="outlined"
          label={word("failed", row.failed_count)}
        />
      ) : null}
      {row.waiting_count > 0 ? (
        <Chip size="small" variant="outlined" label={word("waiting", row.waiting_count)} />
      ) : null}
      {row.handled_by === "human" ? (
        <Chip size="small" color="info" variant="outlined" label={word("states.human", 1)} />
      ) : null}
    </Stack>
  );
}
