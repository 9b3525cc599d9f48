import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useFormat } from "../../../shared/format/use-format.ts";
import { DecisionDialog } from "../../../shared/messaging/decision-dialog.tsx";
import { PayloadBody } from "../../../shared/messaging/message-body.tsx";
import type { DecisionKind, Explanation } from "../../../shared/messaging/outbound.ts";
import { RemedyButtons } from "../../../shared/messaging/remedy-buttons.tsx";
import { useCause } from "../../../shared/messaging/use-cause.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { HeldText } from "../list/held-text.tsx";
import { ExplainedFacts } from "./explained-facts.tsx";
import { ExplainedHistory } from "./explained-history.tsx";

/** The message, its cause and remedy, the buttons, then facts and history. */
export function Explained({ explanation }: { explanation: Explanation }) {
  const translate = useTranslate();
  const { can } = useSession();
  const [decision, setDecision] = useState<DecisionKind | null>(null);
  const { message, payload } = explanation;
  return (
    <>
      <Box sx={{ p: 1.5, borderRadius: 2, bgcolor: "action.hover" }}>
        <PayloadBody payload={payload} />
      </Box>
      <Why explanation={explanation} />
      <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap" }}>
        <RemedyButtons
          status={message.status}
          button={explanation.button}
          channelId={message.channel_id}
          onDecide={setDecision}
        />
        {can("messages.read") ? (
          <Button
            size="small"
            component={Link}
            to={`/messaging/conversations/${message.conversation_id}`}
          >
            {translate("messaging_outbox.open_conversation")}
          </Button>
        ) : null}
      </Stack>
      <ExplainedFacts explanation={explanation} />
      <ExplainedHistory explanation={explanation} />
      {decision ? (
        <DecisionDialog kind={decision} ids={[message.id]} onClose={() => setDecision(null)} />
      ) : null}
    </>
  );
}

const IS_WAITING: ReadonlySet<string> = new Set(["PENDING", "RETRY"]);

function Why({ explanation }: { explanation: Explanation }) {
  const translate = useTranslate();
  const causeOf = useCause();
  const { relative } = useFormat();
  const { message, switches } = explanation;
  const { reason, remedy } = causeOf(message.status, explanation);
  const isWaiting = IS_WAITING.has(message.status);
  if (!isWaiting && !message.error_key) return null;
  const severity = message.status === "DLQ" ? "error" : isWaiting ? "info" : "warning";
  return (
    <Alert severity={severity} data-failure={message.status}>
      {isWaiting ? (
        <HeldText
          channelId={message.channel_id}
          row={{ ...explanation, leased_until: explanation.is_leased ? explanation.due_at : null }}
        />
      ) : null}
      {message.error_key ? (
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {translate(`messaging.error_keys.${message.error_key}`, { _: message.error_key })}
          {message.error_code === null ? null : (
            <>
              {" "}
              <bdi dir="ltr">({message.error_code})</bdi>
            </>
          )}
        </Typography>
      ) : null}
      {reason ? <Typography variant="body2">{reason}</Typography> : null}
      {remedy ? <Typography variant="body2">{remedy}</Typography> : null}
      {switches.map((item) => (
        <Typography key={item.id} variant="body2">
          {translate("messaging_outbox.stopped_by", {
            scope: translate(`messaging_outbox.switches.scopes.${item.scope}`),
            mode: translate(`messaging.modes.${item.mode}`, { _: item.mode }),
          })}{" "}
          <bdi>{item.reason}</bdi>
          {item.expires_at ? ` · ${relative(item.expires_at)}` : ""}
        </Typography>
      ))}
    </Alert>
  );
}
