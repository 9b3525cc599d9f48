import { useState } from "react";
import { useLocaleState } from "react-admin";
import { useNavigate } from "react-router-dom";
import { newId } from "../../../shared/api/new-id.ts";
import { useAction } from "../../../shared/api/use-action.ts";
import { type FieldMap, fieldOf } from "../../../shared/depot/form/field-errors.ts";
import { truckOf } from "../../../shared/depot/form/plate-field.tsx";
import { useMayLeave } from "../../../shared/depot/form/unsaved-guard.tsx";
import { dayIn } from "../../../shared/depot/form/zone.ts";
import { useTrucks } from "../../../shared/depot/reference-data.ts";
import { useDepotChoice } from "../../../shared/depot/use-depots.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { saveTrip } from "../data/trips.ts";
import type { Trip } from "../model/trip.ts";
import { canSave, type TripDraft, tripDraft, tripWrite } from "../model/trip-draft.ts";

const FIELDS: FieldMap = {
  CDR_CAMION_DEJA_EN_ROUTE: "plaque",
  CDR_PLAQUE_OBLIGATOIRE: "plaque",
  CDR_DATE_INCOHERENTE: "date",
  CDR_CHARGEMENT_INVALIDE: "volume",
  PRODUIT_INACTIF: "produit",
  PRODUIT_INTROUVABLE: "produit",
  FOURNISSEUR_INACTIF: "fournisseur",
  FOURNISSEUR_INTROUVABLE: "fournisseur",
  TRANSPORTEUR_INACTIF: "transporteur",
  TRANSPORTEUR_INTROUVABLE: "transporteur",
  CAMION_INACTIF: "plaque",
  CAMION_INTROUVABLE: "plaque",
  DEPOT_INTROUVABLE: "depot",
  DENSITE_HORS_PRODUIT: "densite",
  VOLUME_DENSITE_HORS_PLAGE: "densite",
  VOLUME_TEMPERATURE_HORS_PLAGE: "temperature",
  VOLUME_INVALIDE: "volume",
};

export function useTripForm(trip: Trip | null) {
  const [locale] = useLocaleState();
  const navigate = useNavigate();
  const { tenant } = useSession();
  const { oneDepot } = useDepotChoice();
  const trucks = useTrucks();
  const mayLeave = useMayLeave();
  const [initial] = useState(() =>
    tripDraft(trip, locale, {
      depot: oneDepot?.id ?? "",
      date: dayIn(oneDepot?.timezone ?? tenant.timezone),
    }),
  );
  const [id] = useState(() => trip?.id ?? newId());
  const [draft, setDraft] = useState(initial);
  const action = useAction(
    () => {
      const camion = truckOf(trucks.data ?? [], draft.plaque);
      return saveTrip({
        ...tripWrite(draft, { id, camion_id: camion?.id ?? null }),
        expected_version: trip?.version ?? null,
      });
    },
    {
      doneKey: "depot_trips.saved",
      isErrorNotified: false,
      onDone: () => {
        mayLeave.current = true;
        void navigate(`/depot/cours/${id}`, { replace: true });
      },
    },
  );
  const faulty = fieldOf(action.error, FIELDS);
  return {
    draft,
    change: (changes: Partial<TripDraft>) => setDraft((current) => ({ ...current, ...changes })),
    isDirty: JSON.stringify(draft) !== JSON.stringify(initial),
    mayLeave,
    trucks: trucks.data ?? [],
    error: action.error,
    faulty,
    /** What belongs to no field is said once, above the buttons. */
    notice: faulty === null ? action.error : null,
    isBusy: action.isBusy,
    canSubmit: canSave(draft),
    submit: () => {
      if (canSave(draft)) action.run(undefined);
    },
  };
}

export type TripFormState = ReturnType<typeof useTripForm>;
