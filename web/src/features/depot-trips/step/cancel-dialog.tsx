import { useTranslate } from "react-admin";
import { ReasonDialog } from "../../../shared/depot/reason-dialog.tsx";
import { cancelTrip } from "../data/trips.ts";
import { platesOf, type Trip } from "../model/trip.ts";

export function CancelDialog({ trip, onClose }: { trip: Trip; onClose: () => void }) {
  const translate = useTranslate();
  return (
    <ReasonDialog
      title={translate("depot_trips.cancel.title", { plate: platesOf(trip) })}
      text={translate("depot_trips.cancel.text")}
      submitLabel={translate("depot_trips.cancel.submit")}
      doneKey="depot_trips.cancel.done"
      act={(reason) => cancelTrip(trip.id, reason)}
      onClose={onClose}
    />
  );
}
