import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { MIN_REASON } from "../../../shared/messaging/decision-dialog.tsx";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { ReasonField } from "../../../shared/ui/reason-field.tsx";
import { type Channel, setDailyLimit } from "../data/channels.ts";
import { limitTyped } from "../model/budget.ts";

/** Says what Meta allows the portfolio, where Meta has not said it by itself. */
export function LimitDialog({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const translate = useTranslate();
  const [text, setText] = useState(channel.daily_limit?.toString() ?? "");
  const [reason, setReason] = useState("");
  const limit = limitTyped(text);
  const word = (key: string) => translate(`messaging_channels.${key}`);
  const action = useAction(
    (daily: number | null) => setDailyLimit(channel.id, daily, reason.trim()),
    { doneKey: "messaging_channels.limit_set", onDone: onClose, isErrorNotified: false },
  );
  return (
    <FormDialog
      title={word("set_limit")}
      text={word("set_limit_text")}
      submitLabel={word("set_limit")}
      isBusy={action.isBusy}
      canSubmit={limit !== undefined && reason.trim().length >= MIN_REASON}
      error={action.error}
      onSubmit={() => (limit === undefined ? undefined : action.run(limit))}
      onClose={onClose}
    >
      <TextField
        label={word("daily_limit")}
        helperText={word(limit === undefined ? "wrong.daily_limit" : "daily_limit_help")}
        error={limit === undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
        autoComplete="off"
        slotProps={{ htmlInput: { inputMode: "numeric", maxLength: 6, dir: "ltr" } }}
      />
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
