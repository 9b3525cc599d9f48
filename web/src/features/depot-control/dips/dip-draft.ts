import { isDecimal, parseAmount, parseDecimal } from "../../../shared/depot/form/decimal.ts";
import type { FieldMap } from "../../../shared/depot/form/field-errors.ts";

export interface DipDraft {
  citerne: string;
  hauteur: string;
  eau: string;
  /** One field a reading: bottom, middle, top. The database takes their mean. */
  temperatures: readonly string[];
  densite: string;
  temperatureDensite: string;
  methode: "MANUELLE" | "AUTOMATIQUE";
  note: string;
}

export function emptyDip(citerne: string): DipDraft {
  return {
    citerne,
    hauteur: "",
    eau: "0",
    temperatures: [""],
    densite: "",
    temperatureDensite: "",
    methode: "MANUELLE",
    note: "",
  };
}

export const MAX_TEMPERATURES = 10;

export const DIP_FIELDS: FieldMap = {
  CITERNE_INTROUVABLE: "citerne",
  JAUGE_SANS_BAREME: "citerne",
  JAUGE_DEJA_SAISIE: "moment",
  JAUGE_MESURES_INVALIDES: "hauteur",
  BAREME_HORS_PLAGE: "hauteur",
  JAUGE_TEMPERATURE_OBLIGATOIRE: "temperature0",
  VOLUME_TEMPERATURE_HORS_PLAGE: "temperature0",
  JAUGE_DENSITE_OBLIGATOIRE: "densite",
  DENSITE_HORS_PRODUIT: "densite",
  VOLUME_DENSITE_HORS_PLAGE: "densite",
  MOUVEMENT_DATE_FUTURE: "moment",
  JOURNEE_CLOTUREE: "moment",
};

/** The readings that were typed, in their order. */
export function temperaturesOf(draft: DipDraft): number[] {
  return draft.temperatures.map(parseDecimal).filter((value) => value !== null);
}

export function missingInDip(draft: DipDraft, moment: string | null): string | null {
  const wrong = draft.temperatures.findIndex((text) => !isDecimal(text));
  if (wrong >= 0) return `temperature${String(wrong)}`;
  for (const name of ["hauteur", "eau", "densite", "temperatureDensite"] as const) {
    if (!isDecimal(draft[name])) return name;
  }
  if (!draft.citerne) return "citerne";
  if (moment === null) return "moment";
  if (parseAmount(draft.hauteur) === null) return "hauteur";
  if (temperaturesOf(draft).length === 0) return "temperature0";
  return parseDecimal(draft.densite) === null ? "densite" : null;
}

/** What the preview and the record both ask for. No water typed is no water. */
export function dipInputs(draft: DipDraft, moment: string) {
  return {
    citerne_id: draft.citerne,
    prise_at: moment,
    hauteur_mm: parseAmount(draft.hauteur),
    eau_mm: parseAmount(draft.eau) ?? 0,
    temperatures_c: temperaturesOf(draft),
    densite_observee_kgm3: parseDecimal(draft.densite),
    temperature_densite_c: parseDecimal(draft.temperatureDensite),
  };
}

export function dipWrite(draft: DipDraft, known: { id: string; moment: string }) {
  return {
    id: known.id,
    ...dipInputs(draft, known.moment),
    methode_jauge: draft.methode,
    note: draft.note.trim() || null,
  };
}
