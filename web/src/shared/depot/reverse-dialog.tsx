import Alert from "@mui/material/Alert";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../api/use-action.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { fieldOf, fieldText } from "./form/field-errors.ts";
import { MomentField } from "./form/moment-field.tsx";
import { useMoment } from "./form/use-moment.ts";
import { MIN_REASON } from "./reason-dialog.tsx";
import { useDepotFormat } from "./use-depot-format.ts";

export interface Reversal {
  motif: string;
  /** null: at the moments of the document; another one when its day is closed. */
  survenuAt: string | null;
}

interface Props {
  title: string;
  /** What it does to the stock, said before it is done. */
  warning: string;
  depotId: string;
  reverse: (reversal: Reversal) => Promise<unknown>;
  onClose: () => void;
}

const FIELDS = {
  CONTREPASSATION_ANTERIEURE: "moment",
  MOUVEMENT_DATE_FUTURE: "moment",
  JOURNEE_CLOTUREE: "moment",
};

function useReversal({ depotId, reverse, onClose }: Props) {
  const { timeZone } = useDepotFormat(depotId);
  const moment = useMoment(timeZone);
  const [reason, setReason] = useState("");
  const [isElsewhen, setElsewhen] = useState(false);
  const action = useAction(
    () => reverse({ motif: reason.trim(), survenuAt: isElsewhen ? moment.iso : null }),
    { doneKey: "depot.reverse.done", onDone: onClose, isErrorNotified: false },
  );
  return { moment, reason, setReason, isElsewhen, setElsewhen, action };
}

/** Entries of the other sign, for good, beside the first: never an edit, never a deletion. */
export function ReverseDialog(props: Props) {
  const { title, warning, onClose } = props;
  const translate = useTranslate();
  const { moment, reason, setReason, isElsewhen, setElsewhen, action } = useReversal(props);
  const isAtMoment = isElsewhen && fieldOf(action.error, FIELDS) === "moment";
  return (
    <FormDialog
      title={title}
      submitLabel={translate("depot.reverse.submit")}
      isDanger
      isBusy={action.isBusy}
      canSubmit={reason.trim().length >= MIN_REASON && (!isElsewhen || moment.iso !== null)}
      error={isAtMoment ? null : action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    >
      <Alert severity="warning">{warning}</Alert>
      <ReasonField value={reason} onChange={setReason} />
      <FormControlLabel
        control={
          <Checkbox checked={isElsewhen} onChange={(event) => setElsewhen(event.target.checked)} />
        }
        label={translate("depot.reverse.elsewhen")}
      />
      {isElsewhen ? (
        <MomentField
          label={translate("depot.reverse.elsewhen_label")}
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
