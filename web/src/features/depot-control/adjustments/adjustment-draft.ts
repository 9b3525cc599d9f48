import { isDecimal, parseAmount, parseDecimal } from "../../../shared/depot/form/decimal.ts";
import type { FieldMap } from "../../../shared/depot/form/field-errors.ts";
import type { OwnerType } from "../../../shared/depot/form/owner-fields.tsx";
import type { Nature } from "../data/adjustments.ts";

export interface AdjustmentDraft {
  citerne: string;
  nature: Nature;
  litres: string;
  /** Whether the volume at 15 °C is computed, or known from elsewhere. */
  mode: "mesure" | "declare";
  temperature: string;
  densite: string;
  temperatureDensite: string;
  litres15: string;
  proprietaire: OwnerType;
  partenaire: string;
  reason: string;
  preuve: string;
}

export const EMPTY_ADJUSTMENT: AdjustmentDraft = {
  citerne: "",
  nature: "PERTE",
  litres: "",
  mode: "mesure",
  temperature: "",
  densite: "",
  temperatureDensite: "",
  litres15: "",
  proprietaire: "MONALUXE",
  partenaire: "",
  reason: "",
  preuve: "",
};

export const ADJUSTMENT_FIELDS: FieldMap = {
  CITERNE_INTROUVABLE: "citerne",
  AJUSTEMENT_OUVERTURE_EXISTE: "nature",
  AJUSTEMENT_NATURE_INVALIDE: "nature",
  AJUSTEMENT_MOTIF_OBLIGATOIRE: "reason",
  AJUSTEMENT_INUTILE: "litres",
  AJUSTEMENT_SENS_INVALIDE: "litres",
  AJUSTEMENT_15C_OBLIGATOIRE: "temperature",
  AJUSTEMENT_15C_INVALIDE: "litres15",
  VOLUME_INVALIDE: "litres",
  VOLUME_TEMPERATURE_HORS_PLAGE: "temperature",
  VOLUME_DENSITE_HORS_PLAGE: "densite",
  DENSITE_HORS_PRODUIT: "densite",
  PROPRIETAIRE_INVALIDE: "proprietaire",
  PARTENAIRE_OBLIGATOIRE: "partenaire",
  PARTENAIRE_INTROUVABLE: "partenaire",
  PARTENAIRE_INACTIF: "partenaire",
  MOUVEMENT_DATE_FUTURE: "moment",
  JOURNEE_CLOTUREE: "moment",
};

export const MIN_REASON = 10;
const NUMBERS = ["litres", "temperature", "densite", "temperatureDensite", "litres15"] as const;

/** A loss takes away whatever sign was typed; a gain and an opening add; the rest says itself. */
export function signedLitres(nature: Nature, typed: number | null): number | null {
  if (typed === null || nature === "AJUSTEMENT") return typed;
  return nature === "PERTE" ? -Math.abs(typed) : Math.abs(typed);
}

export function missingInAdjustment(draft: AdjustmentDraft, moment: string | null): string | null {
  const unreadable = NUMBERS.find((name) => !isDecimal(draft[name]));
  if (unreadable) return unreadable;
  if (!draft.citerne) return "citerne";
  if (moment === null) return "moment";
  if (parseAmount(draft.litres) === null) return "litres";
  if (draft.mode === "declare" && parseAmount(draft.litres15) === null) return "litres15";
  if (draft.mode === "mesure" && parseDecimal(draft.temperature) === null) return "temperature";
  if (draft.mode === "mesure" && parseDecimal(draft.densite) === null) return "densite";
  if (draft.proprietaire === "PARTENAIRE" && !draft.partenaire) return "partenaire";
  return draft.reason.trim().length < MIN_REASON ? "reason" : null;
}

export interface AboutDocument {
  type: "RECEPTION" | "SORTIE";
  id: string;
}

interface Known {
  id: string;
  moment: string;
  about: AboutDocument | null;
}

export function adjustmentWrite(draft: AdjustmentDraft, { id, moment, about }: Known) {
  const isMeasured = draft.mode === "mesure";
  return {
    id,
    citerne_id: draft.citerne,
    nature: draft.nature,
    survenu_at: moment,
    delta_ambiant: signedLitres(draft.nature, parseAmount(draft.litres)),
    reason: draft.reason.trim(),
    proprietaire_type: draft.proprietaire,
    partenaire_id: draft.proprietaire === "PARTENAIRE" ? draft.partenaire || null : null,
    temperature_c: isMeasured ? parseDecimal(draft.temperature) : null,
    densite_observee_kgm3: isMeasured ? parseDecimal(draft.densite) : null,
    temperature_densite_c: isMeasured ? parseDecimal(draft.temperatureDensite) : null,
    delta_15c: isMeasured ? null : signedLitres(draft.nature, parseAmount(draft.litres15)),
    mouvement_type: about?.type ?? null,
    mouvement_id: about?.id ?? null,
    preuve: draft.preuve.trim() || null,
  };
}
