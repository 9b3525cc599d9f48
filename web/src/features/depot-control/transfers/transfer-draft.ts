import { isDecimal, parseAmount, parseDecimal } from "../../../shared/depot/form/decimal.ts";
import type { FieldMap } from "../../../shared/depot/form/field-errors.ts";
import type { OwnerType } from "../../../shared/depot/form/owner-fields.tsx";

export interface TransferDraft {
  source: string;
  destination: string;
  sorti: string;
  recu: string;
  temperature: string;
  densite: string;
  temperatureDensite: string;
  proprietaire: OwnerType;
  partenaire: string;
  note: string;
}

export const EMPTY_TRANSFER: TransferDraft = {
  source: "",
  destination: "",
  sorti: "",
  recu: "",
  temperature: "",
  densite: "",
  temperatureDensite: "",
  proprietaire: "MONALUXE",
  partenaire: "",
  note: "",
};

/** Field by error; what is about a tank is about the source unless the preview says otherwise. */
export const TRANSFER_FIELDS: FieldMap = {
  TRANSFERT_MEME_CITERNE: "destination",
  TRANSFERT_DEPOTS_DIFFERENTS: "destination",
  TRANSFERT_VOLUME_INVALIDE: "sorti",
  TRANSFERT_ECART_EXCESSIF: "recu",
  TRANSFERT_VOLUME_15C_OBLIGATOIRE: "temperature",
  TRANSFERT_CITERNE_INACTIVE: "source",
  TRANSFERT_PRODUIT_INCOMPATIBLE: "destination",
  TRANSFERT_CAPACITE_DEPASSEE: "destination",
  TRANSFERT_STOCK_INTROUVABLE: "source",
  TRANSFERT_STOCK_INSUFFISANT_AMB: "sorti",
  TRANSFERT_CAPACITE_SECURITE: "sorti",
  CITERNE_INTROUVABLE: "source",
  PROPRIETAIRE_INVALIDE: "proprietaire",
  PARTENAIRE_INTROUVABLE: "partenaire",
  PARTENAIRE_INACTIF: "partenaire",
  PARTENAIRE_OBLIGATOIRE: "partenaire",
  MOUVEMENT_DATE_FUTURE: "moment",
  JOURNEE_CLOTUREE: "moment",
  DENSITE_HORS_PRODUIT: "densite",
  VOLUME_DENSITE_HORS_PLAGE: "densite",
  VOLUME_TEMPERATURE_HORS_PLAGE: "temperature",
  VOLUME_INVALIDE: "sorti",
};

const NUMBERS = ["sorti", "recu", "temperature", "densite", "temperatureDensite"] as const;

/** The first field that keeps the form from being sent; null when it may be. */
export function missingInTransfer(draft: TransferDraft, moment: string | null): string | null {
  const unreadable = NUMBERS.find((name) => !isDecimal(draft[name]));
  if (unreadable) return unreadable;
  for (const name of ["source", "destination", "sorti", "temperature", "densite"] as const) {
    if (draft[name].trim() === "") return name;
  }
  if (moment === null) return "moment";
  return draft.proprietaire === "PARTENAIRE" && !draft.partenaire ? "partenaire" : null;
}

export function transferWrite(draft: TransferDraft, known: { id: string; moment: string }) {
  return {
    id: known.id,
    citerne_source_id: draft.source,
    citerne_destination_id: draft.destination,
    survenu_at: known.moment,
    volume_sorti: parseAmount(draft.sorti),
    volume_recu: parseAmount(draft.recu),
    temperature_c: parseDecimal(draft.temperature),
    densite_observee_kgm3: parseDecimal(draft.densite),
    temperature_densite_c: parseDecimal(draft.temperatureDensite),
    proprietaire_type: draft.proprietaire,
    partenaire_id: draft.proprietaire === "PARTENAIRE" ? draft.partenaire || null : null,
    note: draft.note.trim() || null,
  };
}

/** Both tanks as the preview asks for them: the source first, then the destination. */
export function transferLines(draft: TransferDraft) {
  const shared = {
    mode_mesure: "COMPTEUR",
    temperature_ambiante_c: parseDecimal(draft.temperature),
    densite_observee_kgm3: parseDecimal(draft.densite),
    temperature_densite_c: parseDecimal(draft.temperatureDensite),
  };
  const left = parseAmount(draft.sorti);
  return [
    { ...shared, citerne_id: draft.source || null, volume_compteur_l: left },
    {
      ...shared,
      citerne_id: draft.destination || null,
      volume_compteur_l: parseAmount(draft.recu) ?? left,
    },
  ];
}
