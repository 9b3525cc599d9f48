import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { VolumePair } from "../../../shared/depot/volume-pair.tsx";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { validateDocument } from "../data/writes.ts";
import type { StockDocument } from "../model/document.ts";
import type { Kind } from "../model/kind.ts";

export interface ActProps {
  kind: Kind;
  document: StockDocument;
  onClose: () => void;
}

/** The version on screen goes along: nobody validates what somebody else has just changed. */
export function ValidateDialog({ kind, document, onClose }: ActProps) {
  const translate = useTranslate();
  const action = useAction(() => validateDocument(kind, document.id, document.version), {
    doneKey: "depot_documents.acts.validated",
    onDone: onClose,
    isErrorNotified: false,
  });
  return (
    <FormDialog
      title={translate(`depot_documents.${kind}.validate_title`)}
      text={translate(`depot_documents.${kind}.validate_text`)}
      submitLabel={translate("depot_documents.acts.validate")}
      isBusy={action.isBusy}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    >
      <VolumePair ambient={document.volume_ambiant} at15={document.volume_15c} />
    </FormDialog>
  );
}
