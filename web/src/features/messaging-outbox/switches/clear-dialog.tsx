import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { MIN_REASON } from "../../../shared/messaging/decision-dialog.tsx";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { ReasonField } from "../../../shared/ui/reason-field.tsx";
import { clearSwitch } from "../data/outbox.ts";

export function ClearDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const translate = useTranslate();
  const [reason, setReason] = useState("");
  const word = (key: string) => translate(`messaging_outbox.switches.${key}`);
  const action = useAction((why: string) => clearSwitch(id, why), {
    doneKey: "messaging_outbox.switches.cleared",
    onDone: onClose,
    isErrorNotified: false,
  });
  return (
    <FormDialog
      title={word("clear_title")}
      text={word("clear_text")}
      submitLabel={word("clear")}
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
