import { useTranslate } from "react-admin";
import { ReferenceField } from "../../../shared/depot/form/reference-field.tsx";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { readArrivedTrips } from "../data/documents.ts";
import { type ArrivedTrip, withTrip } from "../model/head-draft.ts";
import type { HeadProps } from "./head-fields.tsx";

/** The trucks that wait, oldest first; choosing one fills in what is known of its load. */
export function TripField({ form, submit }: HeadProps) {
  const translate = useTranslate();
  const litres = useLitres();
  const { tenant } = useSession();
  const asked = form.source.trip?.id ?? form.source.document?.cours_de_route_id ?? null;
  const query = useLiveQuery(
    ["depot", "arrived-trips", asked],
    () => readArrivedTrips(tenant.id, asked),
    { intervalMs: 60_000 },
  );
  const trips = query.data ?? [];
  const chosen = trips.find((trip) => trip.id === form.head.cdr);
  const hint = (trip: ArrivedTrip) =>
    [trip.produit_nom, trip.volume === null ? null : litres.ambient(trip.volume)]
      .filter(Boolean)
      .join(" · ");
  return (
    <ReferenceField
      label={translate("depot_documents.trip")}
      name="cdr"
      value={form.head.cdr}
      options={trips.map((trip) => ({
        id: trip.id,
        label: trip.plaque_camion,
        hint: hint(trip),
      }))}
      onChange={(id) =>
        form.setHead((head) =>
          withTrip(
            head,
            trips.find((trip) => trip.id === id),
          ),
        )
      }
      help={chosen ? loadText(chosen) : translate("depot_documents.trip_help")}
      error={submit.faultAt(null, "cdr")}
      hasFocus={form.source.mode === "new" && form.source.trip === undefined}
    />
  );

  function loadText(trip: ArrivedTrip): string {
    return translate("depot_documents.trip_load", {
      loaded: litres.ambient(trip.volume),
      received: litres.ambient(trip.volume_recu_ambiant ?? 0),
    });
  }
}
