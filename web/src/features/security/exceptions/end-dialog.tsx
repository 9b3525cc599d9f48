import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { endException } from "../data/exposure.ts";
import type { Exception } from "../model/types.ts";

const MIN_REASON = 5;

export function EndDialog({ exception, onClose }: { exception: Exception; onClose: () => void }) {
  const translate = useTranslate();
  const word = (key: string) => translate(`security.exposure.exceptions.${key}`);
  const [reason, setReason] = useState("");
  const action = useAction((why: string) => endException(exception.id, why), {
    doneKey: "security.exposure.exceptions.closed",
    isErrorNotified: false,
    onDone: onClose,
  });
  return (
    <FormDialog
      title={word("end")}
      text={`${exception.rule} · ${exception.object_key}`}
      submitLabel={word("end")}
      isBusy={action.isBusy}
      canSubmit={reason.trim().length >= MIN_REASON}
      error={action.error}
      onSubmit={() => action.run(reason.trim())}
      onClose={onClose}
    >
      <TextField
        label={word("end_reason")}
        helperText={word("end_reason_help")}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        multiline
        minRows={2}
        required
      />
    </FormDialog>
  );
}
