import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { fieldOf, fieldText } from "../../../shared/depot/form/field-errors.ts";
import { MomentField } from "../../../shared/depot/form/moment-field.tsx";
import { useMoment } from "../../../shared/depot/form/use-moment.ts";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { advanceTrip } from "../data/trips.ts";
import { platesOf, type Step, type Trip } from "../model/trip.ts";

interface Props {
  trip: Trip;
  step: Step;
  onClose: () => void;
}

const FIELDS = { CDR_DATE_INCOHERENTE: "moment", MOUVEMENT_DATE_FUTURE: "moment" };

/** A step cannot be taken back: the moment is asked before, not corrected afterwards. */
export function StepDialog({ trip, step, onClose }: Props) {
  const translate = useTranslate();
  const { dateTime, timeZone } = useDepotFormat(trip.depot_destination_id);
  const moment = useMoment(timeZone);
  const [note, setNote] = useState("");
  const action = useAction(advanceTrip, {
    doneKey: "depot_trips.step.done",
    onDone: onClose,
    isErrorNotified: false,
  });
  const isAtMoment = fieldOf(action.error, FIELDS) === "moment";
  const name = translate(`depot.statuts.${step}`);
  const submit = () =>
    moment.iso &&
    action.run({
      id: trip.id,
      statut: step,
      survenu_at: moment.iso,
      note: note.trim() || null,
    });
  return (
    <FormDialog
      title={translate("depot_trips.step.title", { step: name })}
      submitLabel={translate("depot_trips.step.submit", { step: name })}
      isBusy={action.isBusy}
      canSubmit={moment.iso !== null}
      error={isAtMoment ? null : action.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography>
        <bdi>{platesOf(trip)}</bdi> · {trip.produit_nom}
      </Typography>
      <MomentField
        label={translate("depot_trips.step.moment")}
        value={moment.text}
        onChange={moment.setText}
        help={translate("depot_trips.step.before", {
          step: translate(`depot.statuts.${trip.statut}`),
          moment: dateTime(trip.statut_at),
        })}
        error={isAtMoment && action.error ? fieldText(action.error, translate) : undefined}
        isRequired
      />
      <TextField
        label={`${translate("depot.note")} (${translate("depot.form.optional")})`}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
      <Typography variant="body2" color="textSecondary">
        {translate("depot_trips.step.final")}
      </Typography>
    </FormDialog>
  );
}
