import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { ReasonField } from "../../../shared/ui/reason-field.tsx";
import { rejectDocument } from "../data/writes.ts";
import type { ActProps } from "./validate-dialog.tsx";

export function RejectDialog({ kind, document, onClose }: ActProps) {
  const translate = useTranslate();
  const [reason, setReason] = useState("");
  const action = useAction(() => rejectDocument(kind, document.id, reason.trim()), {
    doneKey: "depot_documents.acts.rejected",
    onDone: onClose,
    isErrorNotified: false,
  });
  return (
    <FormDialog
      title={translate(`depot_documents.${kind}.reject_title`)}
      text={translate("depot_documents.acts.reject_text")}
      submitLabel={translate("depot_documents.acts.reject")}
      isDanger
      isBusy={action.isBusy}
      canSubmit={reason.trim() !== ""}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
