import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { VolumePair } from "../../../shared/depot/volume-pair.tsx";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { type Adjustment, approveAdjustment } from "../data/adjustments.ts";

interface Props {
  row: Adjustment;
  onClose: () => void;
}

export function ApproveDialog({ row, onClose }: Props) {
  const translate = useTranslate();
  const [note, setNote] = useState("");
  const action = useAction(() => approveAdjustment(row.id, note.trim() || null), {
    doneKey: "depot_control.adjustments.approved",
    onDone: onClose,
    isErrorNotified: false,
  });
  const word = (key: string) => translate(`depot_control.adjustments.${key}`);
  return (
    <FormDialog
      title={word("approve_title")}
      text={word("approve_text")}
      submitLabel={word("acts.approve")}
      isBusy={action.isBusy}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    >
      <VolumePair ambient={row.delta_ambiant} at15={row.delta_15c} isSigned />
      <TextField
        label={word("note")}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        multiline
        minRows={2}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
    </FormDialog>
  );
}
