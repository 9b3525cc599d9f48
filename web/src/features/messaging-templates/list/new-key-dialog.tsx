import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useNavigate } from "react-router-dom";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { isKey } from "../model/templates.ts";

/** A template begins with its name; nothing is written before its first text. */
export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const key = text.trim().toUpperCase();
  const word = (name: string) => translate(`messaging_templates.${name}`);
  const isWrong = key !== "" && !isKey(key);
  return (
    <FormDialog
      title={word("add")}
      text={word("add_text")}
      submitLabel={word("go_on")}
      isBusy={false}
      canSubmit={isKey(key)}
      onSubmit={() => void navigate(`/messaging/templates/${key}`)}
      onClose={onClose}
    >
      <TextField
        required
        autoFocus
        label={word("key")}
        helperText={word("key_help")}
        error={isWrong}
        value={text}
        onChange={(event) => setText(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 63, dir: "ltr", autoCapitalize: "characters" } }}
      />
    </FormDialog>
  );
}
