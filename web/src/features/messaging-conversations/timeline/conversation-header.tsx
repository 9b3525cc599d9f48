import ArrowBackIcon from "@mui/icons-material/ArrowBack";
import PersonOutlinedIcon from "@mui/icons-material/PersonOutlined";
import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import IconButton from "@mui/material/IconButton";
import Stack from "@mui/material/Stack";
import type { Theme } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useTranslate } from "react-admin";
import { Link, useLocation } from "react-router-dom";
import { useFormat } from "../../../shared/format/use-format.ts";
import { ChannelMark } from "../../../shared/messaging/channel-mark.tsx";
import type { ConversationFacts } from "../data/conversations.ts";
import { isWindowOpen } from "../model/timeline.ts";
import { useContactName } from "../model/use-contact-name.ts";

interface Props {
  facts: ConversationFacts;
  /** Opens the panel of the person, where it has no room of its own. */
  onPerson: (() => void) | null;
}

export function ConversationHeader({ facts, onPerson }: Props) {
  const translate = useTranslate();
  const { search } = useLocation();
  // On a phone the conversation is the page.
  const isBeside = useMediaQuery((theme: Theme) => theme.breakpoints.up("md"), { noSsr: true });
  const name = useContactName()({
    name: facts.contact?.display_name,
    phone: facts.contact?.phone,
    recipient: facts.recipient,
  });
  return (
    <Stack
      direction="row"
      sx={{
        px: 2,
        py: 1.25,
        gap: 1,
        alignItems: "center",
        borderBottom: 1,
        borderColor: "divider",
      }}
    >
      <IconButton
        component={Link}
        to={`/messaging/conversations${search}`}
        size="small"
        aria-label={translate("messaging_conversations.back")}
        sx={{ display: { md: "none" } }}
      >
        <ArrowBackIcon fontSize="small" sx={{ "[dir=rtl] &": { transform: "scaleX(-1)" } }} />
      </IconButton>
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Typography variant="h6" component={isBeside ? "h2" : "h1"} noWrap>
          <bdi>{name}</bdi>
        </Typography>
        <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap", alignItems: "center" }}>
          <Typography variant="body2" color="textSecondary" component="span">
            <ChannelMark channel={facts.channel} />
          </Typography>
          <WindowChip facts={facts} />
          <QuarantineChip until={facts.quarantined_until} />
        </Stack>
      </Box>
      {onPerson ? (
        <IconButton onClick={onPerson} aria-label={translate("messaging_conversations.person")}>
          <PersonOutlinedIcon />
        </IconButton>
      ) : null}
    </Stack>
  );
}

function WindowChip({ facts }: { facts: ConversationFacts }) {
  const translate = useTranslate();
  const { relative } = useFormat();
  const isOpen = isWindowOpen(facts.window_expires_at, Date.now());
  return (
    <Chip
      size="small"
      variant="outlined"
      color={isOpen ? "success" : "warning"}
      label={
        isOpen
          ? translate("messaging_conversations.window_open", {
              when: relative(facts.window_expires_at),
            })
          : translate("messaging_conversations.window_closed")
      }
    />
  );
}

function QuarantineChip({ until }: { until: string | null }) {
  const translate = useTranslate();
  const { relative } = useFormat();
  if (!isWindowOpen(until, Date.now())) return null;
  return (
    <Chip
      size="small"
      color="error"
      variant="outlined"
      label={translate("messaging_conversations.quarantined_until", { when: relative(until) })}
    />
  );
}
