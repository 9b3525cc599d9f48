import Alert from "@mui/material/Alert";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { DecisionDialog } from "../../../shared/messaging/decision-dialog.tsx";
import { type DecisionKind, explainOutbound } from "../../../shared/messaging/outbound.ts";
import { RemedyButtons } from "../../../shared/messaging/remedy-buttons.tsx";
import { useCause } from "../../../shared/messaging/use-cause.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { ErrorNotice } from "../../../shared/ui/error-notice.tsx";
import type { ConversationFacts } from "../data/conversations.ts";
import type { Message } from "../model/types.ts";
import { TemplateDialog } from "../send/template-dialog.tsx";

interface Props {
  message: Message;
  facts: ConversationFacts;
}

/** Why it did not leave, in words, what to do about it, and the button that does it. */
export function FailureNotice({ message, facts }: Props) {
  const translate = useTranslate();
  const causeOf = useCause();
  const { can } = useSession();
  const [decision, setDecision] = useState<DecisionKind | null>(null);
  const [isTemplateAsked, setTemplateAsked] = useState(false);
  const query = useLiveQuery(
    ["messaging", "explain", message.id, message.status],
    () => explainOutbound(message.id),
    { intervalMs: false, enabled: can("outbox.read", facts.site_id) },
  );
  const { reason, remedy } = causeOf(message.status, {
    reason: message.reason,
    remedy: query.data?.remedy,
  });
  return (
    <Alert
      severity={message.status === "DLQ" ? "error" : "warning"}
      sx={{ mt: 0.5, py: 0.25 }}
      data-failure={message.status}
    >
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {translate(`messaging.states.outbound.${message.status}`)}
        {message.error_key
          ? ` · ${translate(`messaging.error_keys.${message.error_key}`, { _: message.error_key })}`
          : ""}
      </Typography>
      <Typography variant="body2">{reason}</Typography>
      {remedy ? <Typography variant="body2">{remedy}</Typography> : null}
      {query.error ? <ErrorNotice error={query.error} /> : null}
      <Stack direction="row" sx={{ gap: 1, mt: 0.5, flexWrap: "wrap" }}>
        <RemedyButtons
          status={message.status}
          button={query.data?.button ?? null}
          channelId={facts.channel_id}
          siteId={facts.site_id}
          onDecide={setDecision}
          onTemplate={
            can("messages.send", facts.site_id) ? () => setTemplateAsked(true) : undefined
          }
        />
      </Stack>
      {decision ? (
        <DecisionDialog kind={decision} ids={[message.id]} onClose={() => setDecision(null)} />
      ) : null}
      {isTemplateAsked ? (
        <TemplateDialog facts={facts} onClose={() => setTemplateAsked(false)} />
      ) : null}
    </Alert>
  );
}
