import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useNotify, useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { ReasonField } from "../../../shared/ui/reason-field.tsx";
import { type ConversationFacts, reprocessInbound } from "../data/conversations.ts";
import type { Message } from "../model/types.ts";

interface Props {
  message: Message;
  facts: ConversationFacts;
}

/** What came in and got no answer: why, and a way to run it through the conversation again. */
export function UnansweredNotice({ message, facts }: Props) {
  const translate = useTranslate();
  const { can } = useSession();
  const [isAsked, setAsked] = useState(false);
  const word = (key: string) => translate(`messaging_conversations.unanswered.${key}`);
  return (
    <Alert
      severity="warning"
      sx={{ mt: 0.5, py: 0.25 }}
      action={
        can("messages.send", facts.site_id) ? (
          <Button size="small" color="inherit" onClick={() => setAsked(true)}>
            {word("again")}
          </Button>
        ) : undefined
      }
    >
      <Typography variant="body2">{word(message.status)}</Typography>
      {message.error_key ? (
        <Typography variant="caption" component="p" sx={{ overflowWrap: "anywhere" }}>
          <bdi>{message.error_key}</bdi>
        </Typography>
      ) : null}
      {isAsked ? <AgainDialog id={message.id} onClose={() => setAsked(false)} /> : null}
    </Alert>
  );
}

const MIN_REASON = 3;

function AgainDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const [reason, setReason] = useState("");
  const word = (key: string) => translate(`messaging_conversations.unanswered.${key}`);
  const action = useAction((why: string) => reprocessInbound(id, why), {
    doneKey: false,
    onDone: (count) => {
      notify(`messaging_conversations.unanswered.${count > 0 ? "queued" : "not_needed"}`, {
        type: count > 0 ? "success" : "warning",
      });
      onClose();
    },
    isErrorNotified: false,
  });
  return (
    <FormDialog
      title={word("title")}
      text={word("text")}
      submitLabel={word("again")}
      isBusy={action.isBusy}
      canSubmit={reason.trim().length >= MIN_REASON}
      error={action.error}
      onSubmit={() => action.run(reason.trim())}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
