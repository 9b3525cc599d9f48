import {
  amountText,
  decimalText,
  parseAmount,
  parseDecimal,
} from "../../../shared/depot/form/decimal.ts";
import { compartmentsText, parseCompartments } from "./compartments.ts";
import type { PartyRow, ProductRow, TruckRow } from "./references.ts";

/** A form as typed: texts, and whether it is in use. */
export type Draft = Readonly<Record<string, string>> & { readonly actif: "true" | "false" };
/** What is written; null when something typed cannot be. */
export type Values = Record<string, unknown> | null;

const orNull = (text: string | undefined) => text?.trim() || null;
const activeText = (row: { actif: boolean } | null) => (row?.actif === false ? "false" : "true");

export function partyDraft(row: PartyRow | null): Draft {
  return {
    nom: row?.nom ?? "",
    contact_personne: row?.contact_personne ?? "",
    telephone: row?.telephone ?? "",
    email: row?.email ?? "",
    adresse: row?.adresse ?? "",
    pays: row?.pays ?? "",
    note_supplementaire: row?.note_supplementaire ?? "",
    actif: activeText(row),
  };
}

export function partyValues(draft: Draft): Values {
  const { actif, nom, ...others } = draft;
  if (!nom?.trim()) return null;
  const texts = Object.entries(others).map(([name, text]) => [name, orNull(text)]);
  return { nom: nom.trim(), ...Object.fromEntries(texts), actif: actif === "true" };
}

export function productDraft(row: ProductRow | null, locale: string): Draft {
  const number = (value: number | undefined, initial: string) =>
    value === undefined ? initial : decimalText(value, locale);
  return {
    code: row?.code ?? "",
    nom: row?.nom ?? "",
    description: row?.description ?? "",
    table_volume: row?.table_volume ?? "54B",
    densite_15_min_kgm3: number(row?.densite_15_min_kgm3, ""),
    densite_15_max_kgm3: number(row?.densite_15_max_kgm3, ""),
    tolerance_jauge_pct: number(row?.tolerance_jauge_pct, decimalText(0.5, locale)),
    tolerance_transit_pct: number(row?.tolerance_transit_pct, decimalText(0.3, locale)),
    couleur: row?.couleur ?? "#8a6d3b",
    actif: activeText(row),
  };
}

const PRODUCT_NUMBERS = [
  "densite_15_min_kgm3",
  "densite_15_max_kgm3",
  "tolerance_jauge_pct",
  "tolerance_transit_pct",
] as const;

export function productValues(draft: Draft, isNew: boolean): Values {
  const numbers = PRODUCT_NUMBERS.map((name) => [name, parseDecimal(draft[name] ?? "")] as const);
  const isComplete = Boolean(draft.code?.trim() && draft.nom?.trim());
  if (!isComplete || numbers.some(([, value]) => value === null)) return null;
  return {
    code: draft.code?.trim(),
    nom: draft.nom?.trim(),
    description: orNull(draft.description),
    // The family of a product is chosen once: volumes already booked were computed with it.
    ...(isNew ? { table_volume: draft.table_volume } : {}),
    ...Object.fromEntries(numbers),
    couleur: draft.couleur,
    actif: draft.actif === "true",
  };
}

export function truckDraft(row: TruckRow | null, locale: string): Draft {
  return {
    plaque: row?.plaque ?? "",
    plaque_remorque: row?.plaque_remorque ?? "",
    transporteur_id: row?.transporteur_id ?? "",
    capacite_l: amountText(row?.capacite_l, locale),
    compartiments_l: compartmentsText(row?.compartiments_l ?? []),
    certificat_numero: row?.certificat_numero ?? "",
    certificat_valide_au: row?.certificat_valide_au ?? "",
    actif: activeText(row),
  };
}

export function truckValues(draft: Draft): Values {
  const capacity = parseAmount(draft.capacite_l ?? "");
  const compartments = parseCompartments(draft.compartiments_l ?? "");
  const isCapacityTyped = draft.capacite_l?.trim() !== "";
  if (!draft.plaque?.trim() || compartments === null) return null;
  if (isCapacityTyped && capacity === null) return null;
  return {
    plaque: draft.plaque.trim(),
    plaque_remorque: orNull(draft.plaque_remorque),
    transporteur_id: orNull(draft.transporteur_id),
    capacite_l: capacity,
    compartiments_l: compartments,
    certificat_numero: orNull(draft.certificat_numero),
    certificat_valide_au: orNull(draft.certificat_valide_au),
    actif: draft.actif === "true",
  };
}
