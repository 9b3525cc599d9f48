import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import type { Theme } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { PayloadBody } from "../../../shared/messaging/message-body.tsx";
import type { ConversationFacts } from "../data/conversations.ts";
import { companyOf, isFailure, isOfTurn, needsHandling } from "../model/timeline.ts";
import type { Message } from "../model/types.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { InboundBody } from "./inbound-body.tsx";
import { MediaTile } from "./media-tile.tsx";
import { ReceiptMark } from "./receipt-mark.tsx";
import { UnansweredNotice } from "./unanswered-notice.tsx";

interface Props {
  message: Message;
  facts: ConversationFacts;
}

/** The customer's side begins the line, ours ends it, in either direction of writing. */
export function MessageBubble({ message, facts }: Props) {
  const isOurs = message.direction === "out";
  return (
    <Box
      component="article"
      data-message={`${message.direction}:${String(message.id)}`}
      sx={{ display: "flex", justifyContent: isOurs ? "flex-end" : "flex-start", mb: 1 }}
    >
      <Box sx={{ maxWidth: { xs: "88%", sm: "76%" }, minWidth: 120 }}>
        <Box
          sx={{
            px: 1.5,
            py: 1,
            borderRadius: 2,
            border: 1,
            borderColor: "divider",
            bgcolor: isOurs ? "action.hover" : "background.paper",
            ...(isOfTurn(message) && {
              borderInlineStart: ({ palette }: Theme) => `3px solid ${palette.primary.main}`,
            }),
          }}
        >
          {isOurs && message.payload ? <PayloadBody payload={message.payload} /> : null}
          {isOurs ? null : <InboundBody message={message} />}
          {message.media?.map((file) => (
            <MediaTile key={file.id} file={file} />
          ))}
          <Foot message={message} />
        </Box>
        {message.held_reason === null ? null : <HeldNote message={message} />}
        {isFailure(message) ? <FailureNotice message={message} facts={facts} /> : null}
        {needsHandling(message) ? <UnansweredNotice message={message} facts={facts} /> : null}
      </Box>
    </Box>
  );
}

/** Why it has not left yet, in the words of the outbox. */
function HeldNote({ message }: { message: Message }) {
  const translate = useTranslate();
  const { relative } = useFormat();
  return (
    <Typography variant="caption" color="textSecondary" component="p" sx={{ textAlign: "end" }}>
      {translate(`messaging.held.${message.held_reason ?? ""}`, {
        when: relative(message.held_until),
      })}
    </Typography>
  );
}

function Foot({ message }: { message: Message }) {
  const translate = useTranslate();
  const { time } = useFormat();
  const company = companyOf(message);
  return (
    <Stack
      direction="row"
      sx={{
        gap: 0.75,
        mt: 0.5,
        alignItems: "center",
        justifyContent: "flex-end",
        flexWrap: "wrap",
      }}
    >
      {message.direction === "out" && message.origin !== "bot" ? (
        <Typography variant="caption" color="textSecondary">
          {translate(`messaging.origins.${message.origin}`, { _: message.origin })} ·
        </Typography>
      ) : null}
      {company ? (
        <Typography variant="caption" color="textSecondary" data-company={company}>
          {translate(`messaging_conversations.company.${company}`)} ·
        </Typography>
      ) : null}
      <Typography variant="caption" color="textSecondary">
        {time(message.at)}
      </Typography>
      {message.direction === "out" ? <ReceiptMark message={message} /> : null}
    </Stack>
  );
}
