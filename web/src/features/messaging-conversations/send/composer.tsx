import SendIcon from "@mui/icons-material/Send";
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { type FormEvent, useState } from "react";
import { useTranslate } from "react-admin";
import { newId } from "../../../shared/api/new-id.ts";
import { useAction } from "../../../shared/api/use-action.ts";
import { ErrorNotice } from "../../../shared/ui/error-notice.tsx";
import { type ConversationFacts, sendMessage } from "../data/conversations.ts";
import { isWindowOpen } from "../model/timeline.ts";
import { TemplateDialog } from "./template-dialog.tsx";

const MAX_TEXT = 4096;

function useSending(facts: ConversationFacts) {
  const [text, setText] = useState("");
  // Kept until an answer came: sent again after a lost one, the message leaves once.
  const [key, setKey] = useState(newId);
  const action = useAction(
    (typed: string) =>
      sendMessage({ conversationId: facts.id, payload: { type: "text", text: typed }, key }),
    {
      doneKey: false,
      isErrorNotified: false,
      onDone: () => {
        setText("");
        setKey(newId());
      },
    },
  );
  return { text, setText, action };
}

/** Writes to the customer. Outside the 24 hours it says what will happen before anything is sent. */
export function Composer({ facts }: { facts: ConversationFacts }) {
  const translate = useTranslate();
  const { text, setText, action } = useSending(facts);
  const [isTemplateAsked, setTemplateAsked] = useState(false);
  const word = (name: string) => translate(`messaging_conversations.compose.${name}`);
  const isOpen = isWindowOpen(facts.window_expires_at, Date.now());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") action.run(text.trim());
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
      <Button size="small" sx={{ mt: 0.5 }} onClick={() => setTemplateAsked(true)}>
        {word("template")}
      </Button>
      {isTemplateAsked ? (
        <TemplateDialog facts={facts} onClose={() => setTemplateAsked(false)} />
      ) : null}
    </Box>
  );
}
