import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useSession } from "../../../shared/session/session-context.ts";
import { receptionPath } from "../list/use-receive.ts";
import { isOpen, nextStep, type Trip } from "../model/trip.ts";
import { CancelDialog } from "../step/cancel-dialog.tsx";
import { StepDialog } from "../step/step-dialog.tsx";

/** What may be done with the trip now; nothing once it is unloaded or cancelled. */
export function TripActions({ trip }: { trip: Trip }) {
  const translate = useTranslate();
  const { can } = useSession();
  const [asked, setAsked] = useState<"step" | "cancel" | null>(null);
  const step = nextStep(trip);
  const close = () => setAsked(null);
  const mayWrite = can("trips.write", trip.depot_destination_id) && isOpen(trip);
  const mayReceive =
    can("receptions.write", trip.depot_destination_id) &&
    trip.annule_at === null &&
    (trip.statut === "ARRIVE" || trip.statut === "DECHARGE");
  return (
    <>
      {mayWrite ? (
        <>
          <Button color="error" onClick={() => setAsked("cancel")}>
            {translate("depot_trips.cancel.action")}
          </Button>
          <Button variant="outlined" component={Link} to={`/depot/cours/${trip.id}/edit`}>
            {translate("ui.edit")}
          </Button>
        </>
      ) : null}
      {mayWrite && step && step !== "DECHARGE" ? (
        <Button variant="contained" onClick={() => setAsked("step")}>
          {translate("depot_trips.step.submit", { step: translate(`depot.statuts.${step}`) })}
        </Button>
      ) : null}
      {mayReceive ? (
        <Button
          variant={trip.statut === "ARRIVE" ? "contained" : "outlined"}
          component={Link}
          to={receptionPath(trip)}
        >
          {translate(trip.statut === "ARRIVE" ? "depot_trips.receive" : "depot_trips.receive_more")}
        </Button>
      ) : null}
      {asked === "step" && step ? <StepDialog trip={trip} step={step} onClose={close} /> : null}
      {asked === "cancel" ? <CancelDialog trip={trip} onClose={close} /> : null}
    </>
  );
}
