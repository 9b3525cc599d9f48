import Alert from "@mui/material/Alert";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { fieldOf, fieldText } from "../../../shared/depot/form/field-errors.ts";
import { MomentField } from "../../../shared/depot/form/moment-field.tsx";
import { useMoment } from "../../../shared/depot/form/use-moment.ts";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { ReasonField } from "../../../shared/ui/reason-field.tsx";
import { reverseDocument } from "../data/writes.ts";
import type { ActProps } from "./validate-dialog.tsx";

const FIELDS = {
  CONTREPASSATION_ANTERIEURE: "moment",
  MOUVEMENT_DATE_FUTURE: "moment",
  JOURNEE_CLOTUREE: "moment",
};

function useReversal({ kind, document, onClose }: ActProps) {
  const { timeZone } = useDepotFormat(document.depot_id);
  const moment = useMoment(timeZone);
  const [reason, setReason] = useState("");
  const [isElsewhen, setElsewhen] = useState(false);
  const action = useAction(
    () =>
      reverseDocument(kind, {
        id: document.id,
        motif: reason.trim(),
        survenuAt: isElsewhen ? moment.iso : null,
      }),
    { doneKey: "depot_documents.acts.reversed", onDone: onClose, isErrorNotified: false },
  );
  return { moment, reason, setReason, isElsewhen, setElsewhen, action };
}

/** Says what it does before it is done: entries of the other sign, for good, beside the first. */
export function ReverseDialog(props: ActProps) {
  const { kind, onClose } = props;
  const translate = useTranslate();
  const { moment, reason, setReason, isElsewhen, setElsewhen, action } = useReversal(props);
  const isAtMoment = isElsewhen && fieldOf(action.error, FIELDS) === "moment";
  const word = (key: string) => translate(`depot_documents.acts.${key}`);
  return (
    <FormDialog
      title={translate(`depot_documents.${kind}.reverse_title`)}
      submitLabel={word("reverse")}
      isDanger
      isBusy={action.isBusy}
      canSubmit={reason.trim() !== "" && (!isElsewhen || moment.iso !== null)}
      error={isAtMoment ? null : action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    >
      <Alert severity="warning">{translate(`depot_documents.${kind}.reverse_text`)}</Alert>
      <ReasonField value={reason} onChange={setReason} />
      <FormControlLabel
        control={
          <Checkbox checked={isElsewhen} onChange={(event) => setElsewhen(event.target.checked)} />
        }
        label={word("elsewhen")}
      />
      {isElsewhen ? (
        <MomentField
          label={word("elsewhen_label")}
          value={moment.text}
          onChange={moment.setText}
          help={translate("depot.form.depot_time")}
          error={isAtMoment && action.error ? fieldText(action.error, translate) : undefined}
          isRequired
        />
      ) : null}
    </FormDialog>
  );
}
