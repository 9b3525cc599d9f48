import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { nextBefore } from "../../../shared/live/live-pages.ts";
import { useLivePages } from "../../../shared/live/use-live-pages.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { LoadMore } from "../../../shared/ui/load-more.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { type ConversationFacts, listMessages, MESSAGES_PER_PAGE } from "../data/conversations.ts";
import { groupByDay, messageKey } from "../model/timeline.ts";
import type { Message } from "../model/types.ts";
import { MessageBubble } from "./message-bubble.tsx";
import { useScrollToLatest } from "./use-scroll-to-latest.ts";

const INTERVAL_MS = 5_000;

/** Both sides, oldest first, the latest in sight; older ones on demand. */
export function Timeline({ facts }: { facts: ConversationFacts }) {
  const translate = useTranslate();
  const pages = useLivePages<Message, string>(["messaging", "messages", facts.id], {
    readPage: async (beforeAt) => {
      const rows = await listMessages(facts.id, beforeAt);
      return { rows, next: nextBefore(rows.at(-1)?.at ?? "", rows.length, MESSAGES_PER_PAGE) };
    },
    keyOf: messageKey,
    intervalMs: INTERVAL_MS,
  });
  const latest = pages.data?.[0];
  const scroller = useScrollToLatest(latest ? messageKey(latest) : null);
  const word = (key: string) => translate(`messaging_conversations.${key}`);
  return (
    <Box
      ref={scroller}
      role="log"
      aria-label={word("timeline")}
      tabIndex={0}
      sx={{
        px: { xs: 1.5, sm: 2 },
        py: 1.5,
        minHeight: 220,
        maxHeight: { xs: "calc(100dvh - 330px)", md: "max(220px, calc(100dvh - 520px))" },
        overflowY: "auto",
        bgcolor: "background.default",
      }}
    >
      <Box>
        <LoadMore label={word("older")} pages={pages} />
        <QueryState
          query={pages}
          isEmpty={(messages) => messages.length === 0}
          empty={
            <EmptyState isCompact title={word("no_messages")} text={word("no_messages_text")} />
          }
        >
          {(messages) => <Days messages={messages} facts={facts} />}
        </QueryState>
      </Box>
    </Box>
  );
}

function Days({ messages, facts }: { messages: readonly Message[]; facts: ConversationFacts }) {
  const { date } = useFormat();
  return groupByDay(messages, date).map((group) => (
    <Box key={group.day}>
      <Typography
        variant="caption"
        component="h3"
        color="textSecondary"
        sx={{ textAlign: "center", my: 1 }}
      >
        {group.day}
      </Typography>
      {group.messages.map((message) => (
        <MessageBubble key={messageKey(message)} message={message} facts={facts} />
      ))}
    </Box>
  ));
}
