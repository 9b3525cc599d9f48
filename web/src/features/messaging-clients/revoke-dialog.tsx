import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../shared/api/use-action.ts";
import { MIN_REASON } from "../../shared/messaging/decision-dialog.tsx";
import { FormDialog } from "../../shared/ui/form-dialog.tsx";
import { ReasonField } from "../../shared/ui/reason-field.tsx";
import { type ApiClient, revokeClient } from "./data/clients.ts";

export function RevokeDialog({ client, onClose }: { client: ApiClient; onClose: () => void }) {
  const translate = useTranslate();
  const [reason, setReason] = useState("");
  const word = (key: string) => translate(`messaging_clients.${key}`);
  const action = useAction((why: string) => revokeClient(client.id, why), {
    doneKey: "messaging_clients.revoke_done",
    onDone: onClose,
    isErrorNotified: false,
  });
  return (
    <FormDialog
      title={translate("messaging_clients.revoke_title", { name: client.name })}
      text={word("revoke_text")}
      submitLabel={word("revoke")}
      isDanger
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
