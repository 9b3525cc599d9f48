import SendIcon from "@mui/icons-material/Send";
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { ErrorNotice } from "../../../shared/ui/error-notice.tsx";
import { type ConversationFacts, sendMessage } from "../data/conversations.ts";
import { isWindowOpen } from "../model/timeline.ts";
import { type HandedIn, handIn } from "./message-key.ts";
import { TemplateDialog } from "./template-dialog.tsx";
import { useDraft } from "./use-draft.ts";

const MAX_TEXT = 4096;

function useSending(facts: ConversationFacts) {
  const { draft, keep, forget } = useDraft(facts.id);
  const action = useAction(
    ({ content: text, key }: HandedIn) =>
      sendMessage({ conversationId: facts.id, payload: { type: "text", text }, key }),
    { doneKey: false, isErrorNotified: false, onDone: forget },
  );
  const send = () => {
    const text = draft.text.trim();
    if (text === "" || action.isBusy) return;
    const handedIn = handIn(draft.handedIn, text);
    keep({ ...draft, handedIn });
    action.run(handedIn);
  };
  return { text: draft.text, setText: (text: string) => keep({ ...draft, text }), send, action };
}

/** A keyboard with keys beside it, where Enter sends; on a phone it begins a line. */
const hasKeys = (): boolean => window.matchMedia("(pointer: fine)").matches;

/** Writes to the customer. Outside the 24 hours it says what will happen before anything is sent. */
export function Composer({ facts }: { facts: ConversationFacts }) {
  const translate = useTranslate();
  const { text, setText, send, action } = useSending(facts);
  const [isTemplateAsked, setTemplateAsked] = useState(false);
  const word = (name: string) => translate(`messaging_conversations.compose.${name}`);
  const isOpen = isWindowOpen(facts.window_expires_at, Date.now());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isLine = event.shiftKey || event.nativeEvent.isComposing;
    if (event.key !== "Enter" || isLine || !hasKeys()) return;
    event.preventDefault();
    send();
  };
  return (
    <Box sx={{ p: 1.5, borderTop: 1, borderColor: "divider" }}>
      {isOpen ? null : (
        <Alert severity="warning" sx={{ mb: 1 }}>
          {word("closed")}
        </Alert>
      )}
      {action.error ? <ErrorNotice error={action.error} /> : null}
      <Stack
        component="form"
        direction="row"
        onSubmit={submit}
        sx={{ gap: 1, alignItems: "flex-end", mt: action.error ? 1 : 0 }}
      >
        <TextField
          label={word("label")}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          multiline
          maxRows={6}
          slotProps={{ htmlInput: { maxLength: MAX_TEXT, dir: "auto" } }}
        />
        <IconButton
          type="submit"
          color="primary"
          aria-label={word("send")}
          disabled={text.trim() === ""}
          loading={action.isBusy}
        >
          <SendIcon sx={{ "[dir=rtl] &": { transform: "scaleX(-1)" } }} />
        </IconButton>
      </Stack>
      <Stack direction="row" sx={{ mt: 0.5, gap: 1, alignItems: "center", flexWrap: "wrap" }}>
        <Button size="small" onClick={() => setTemplateAsked(true)}>
          {word("template")}
        </Button>
        {hasKeys() ? (
          <Typography variant="caption" color="textSecondary">
            {word("keys")}
          </Typography>
        ) : null}
      </Stack>
      {isTemplateAsked ? (
        <TemplateDialog facts={facts} onClose={() => setTemplateAsked(false)} />
      ) : null}
    </Box>
  );
}
