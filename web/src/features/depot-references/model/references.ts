import type { PartyTable } from "../../../shared/depot/reference-data.ts";

export const REFERENCES = [
  "produits",
  "clients",
  "fournisseurs",
  "partenaires",
  "transporteurs",
  "camions",
] as const;

export type ReferenceTable = (typeof REFERENCES)[number];

export function isReference(name: string | undefined): name is ReferenceTable {
  return REFERENCES.some((known) => known === name);
}

export function isParty(table: ReferenceTable): table is PartyTable {
  return table !== "produits" && table !== "camions";
}

interface Versioned {
  id: string;
  actif: boolean;
  version: number;
}

export interface PartyRow extends Versioned {
  nom: string;
  contact_personne: string | null;
  email: string | null;
  telephone: string | null;
  adresse: string | null;
  pays: string | null;
  note_supplementaire: string | null;
}

export interface ProductRow extends Versioned {
  code: string;
  nom: string;
  description: string | null;
  table_volume: string;
  densite_15_min_kgm3: number;
  densite_15_max_kgm3: number;
  tolerance_jauge_pct: number;
  tolerance_transit_pct: number;
  couleur: string;
}

export interface TruckRow extends Versioned {
  plaque: string;
  plaque_remorque: string | null;
  transporteur_id: string | null;
  transporteur_nom: string | null;
  capacite_l: number | null;
  compartiments_l: number[];
  certificat_numero: string | null;
  certificat_valide_au: string | null;
}

export type ReferenceRow = PartyRow | ProductRow | TruckRow;
