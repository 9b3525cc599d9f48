import {
  amountText,
  decimalText,
  parseAmount,
  parseDecimal,
} from "../../../shared/depot/form/decimal.ts";
import type { Trip } from "./trip.ts";

export interface TripDraft {
  depot: string;
  produit: string;
  plaque: string;
  remorque: string;
  chauffeur: string;
  fournisseur: string;
  transporteur: string;
  transporteurNom: string;
  pays: string;
  date: string;
  bl: string;
  scelles: string;
  volume: string;
  temperature: string;
  densite: string;
  note: string;
}

export function tripDraft(
  trip: Trip | null,
  locale: string,
  initial: { depot: string; date: string },
): TripDraft {
  return {
    depot: trip?.depot_destination_id ?? initial.depot,
    produit: trip?.produit_id ?? "",
    plaque: trip?.plaque_camion ?? "",
    remorque: trip?.plaque_remorque ?? "",
    chauffeur: trip?.chauffeur_nom ?? "",
    fournisseur: trip?.fournisseur_id ?? "",
    transporteur: trip?.transporteur_id ?? "",
    transporteurNom: trip?.transporteur ?? "",
    pays: trip?.depart_pays ?? "",
    date: trip?.date_chargement ?? initial.date,
    bl: trip?.bl_numero ?? "",
    scelles: trip?.scelles ?? "",
    volume: amountText(trip?.volume, locale),
    temperature: decimalText(trip?.temperature_chargement_c, locale),
    densite: decimalText(trip?.densite_chargement_kgm3, locale),
    note: trip?.note ?? "",
  };
}

const orNull = (text: string) => text.trim() || null;

/** A number that was typed wrong must not be sent as none. */
function isReadable(text: string): boolean {
  return text.trim() === "" || parseDecimal(text) !== null;
}

export function canSave(draft: TripDraft): boolean {
  const isNamed = [draft.depot, draft.produit, draft.plaque.trim(), draft.date].every(Boolean);
  return isNamed && [draft.volume, draft.temperature, draft.densite].every(isReadable);
}

export function tripWrite(draft: TripDraft, known: { id: string; camion_id: string | null }) {
  return {
    id: known.id,
    depot_destination_id: draft.depot,
    produit_id: draft.produit,
    plaque_camion: draft.plaque,
    date_chargement: draft.date,
    fournisseur_id: orNull(draft.fournisseur),
    transporteur_id: orNull(draft.transporteur),
    camion_id: known.camion_id,
    plaque_remorque: orNull(draft.remorque),
    chauffeur_nom: orNull(draft.chauffeur),
    transporteur: orNull(draft.transporteurNom),
    depart_pays: orNull(draft.pays),
    bl_numero: orNull(draft.bl),
    scelles: orNull(draft.scelles),
    volume: parseAmount(draft.volume),
    temperature_chargement_c: parseDecimal(draft.temperature),
    densite_chargement_kgm3: parseDecimal(draft.densite),
    note: orNull(draft.note),
  };
}
