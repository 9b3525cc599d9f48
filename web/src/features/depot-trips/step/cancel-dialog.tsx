import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { ReasonField } from "../../../shared/ui/reason-field.tsx";
import { cancelTrip } from "../data/trips.ts";
import { platesOf, type Trip } from "../model/trip.ts";

export function CancelDialog({ trip, onClose }: { trip: Trip; onClose: () => void }) {
  const translate = useTranslate();
  const [reason, setReason] = useState("");
  const action = useAction(() => cancelTrip(trip.id, reason.trim()), {
    doneKey: "depot_trips.cancel.done",
    onDone: onClose,
    isErrorNotified: false,
  });
  return (
    <FormDialog
      title={translate("depot_trips.cancel.title", { plate: platesOf(trip) })}
      text={translate("depot_trips.cancel.text")}
      submitLabel={translate("depot_trips.cancel.submit")}
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
