import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { MIN_REASON } from "../../../shared/messaging/decision-dialog.tsx";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { ReasonField } from "../../../shared/ui/reason-field.tsx";
import { closeCircuit } from "../data/channels.ts";

export function CircuitDialog({ channelId, onClose }: { channelId: string; onClose: () => void }) {
  const translate = useTranslate();
  const [reason, setReason] = useState("");
  const word = (key: string) => translate(`messaging_channels.${key}`);
  const action = useAction((why: string) => closeCircuit(channelId, why), {
    doneKey: "messaging_channels.circuit_closed",
    onDone: onClose,
    isErrorNotified: false,
  });
  return (
    <FormDialog
      title={word("close_circuit")}
      text={word("close_circuit_text")}
      submitLabel={word("close_circuit")}
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
