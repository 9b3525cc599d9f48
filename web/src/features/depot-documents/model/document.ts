import { KINDS, type Kind } from "./kind.ts";

export type Mode = "INDEX" | "COMPTEUR";

export interface Line {
  ligne_no: number;
  citerne_id: string;
  citerne_nom: string;
  mode_mesure: Mode;
  index_avant: number | null;
  index_apres: number | null;
  volume_compteur_l: number | null;
  facteur_compteur: number | null;
  volume_ambiant: number;
  temperature_ambiante_c: number | null;
  densite_observee_kgm3: number | null;
  temperature_densite_c: number | null;
  densite_a_15_kgm3: number | null;
  vcf: number | null;
  volume_15c: number | null;
}

/** A reception or a withdrawal as the views give it; each has a few columns of its own. */
export interface StockDocument {
  id: string;
  depot_id: string;
  depot_nom: string;
  produit_id: string;
  produit_nom: string;
  couleur: string;
  proprietaire_type: string;
  partenaire_id: string | null;
  partenaire_nom: string | null;
  numero: string | null;
  statut: string;
  volume_ambiant: number;
  volume_15c: number | null;
  plaque_camion: string | null;
  scelles: string | null;
  note: string | null;
  remplace_id: string | null;
  remplacee_par_id: string | null;
  created_by: string | null;
  created_by_nom: string | null;
  created_at: string;
  validated_by_nom: string | null;
  validated_at: string | null;
  clos_par_nom: string | null;
  clos_at: string | null;
  clos_motif: string | null;
  version: number;
  lignes: Line[] | null;
  recue_at?: string;
  cours_de_route_id?: string | null;
  cdr_plaque?: string | null;
  fournisseur_id?: string | null;
  fournisseur_nom?: string | null;
  bl_numero?: string | null;
  date_sortie?: string;
  client_id?: string | null;
  client_nom?: string | null;
  camion_id?: string | null;
  transporteur_id?: string | null;
  transporteur_nom?: string | null;
  transporteur?: string | null;
  plaque_remorque?: string | null;
  chauffeur_nom?: string | null;
  commande_numero?: string | null;
}

export function momentOf(kind: Kind, document: StockDocument): string {
  return document[KINDS[kind].moment] ?? document.created_at;
}

/** Who gave or took: the other side of the document. */
export function counterpartOf(kind: Kind, document: StockDocument): string | null {
  if (kind === "reception") return document.fournisseur_nom ?? document.partenaire_nom;
  return document.client_nom ?? document.partenaire_nom;
}

export function tanksOf(document: StockDocument): string[] {
  return [...new Set((document.lignes ?? []).map((line) => line.citerne_nom))];
}

export type Act = "edit" | "validate" | "reject" | "correct" | "reverse";

interface Rights {
  mayWrite: boolean;
  mayValidate: boolean;
}

/** What may be tried now; the database has the last word on each. */
export function actsOf(document: StockDocument, userId: string, rights: Rights): Act[] {
  if (document.statut === "brouillon") {
    const isOwn = document.created_by === userId;
    return [
      ...(rights.mayWrite ? (["edit"] as const) : []),
      ...(rights.mayValidate || rights.mayWrite ? (["validate"] as const) : []),
      ...(rights.mayValidate || (rights.mayWrite && isOwn) ? (["reject"] as const) : []),
    ];
  }
  if (document.statut !== "validee" || !rights.mayValidate) return [];
  return document.remplacee_par_id === null ? ["correct", "reverse"] : ["reverse"];
}
