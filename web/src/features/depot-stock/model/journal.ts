export interface JournalRow {
  id: number;
  depot_id: string;
  depot_nom: string | null;
  citerne_id: string;
  citerne_nom: string | null;
  produit_id: string;
  produit_nom: string | null;
  proprietaire_type: string;
  partenaire_id: string | null;
  partenaire_nom: string | null;
  nature: string;
  est_contrepassation: boolean;
  contrepasse_id: number | null;
  volume_ambiant: number;
  volume_15c: number;
  survenu_at: string;
  date_jour: string;
  document_type: string;
  document_id: string;
  document_numero: string | null;
  ligne_no: number;
  temperature_c: number | null;
  densite_observee_kgm3: number | null;
  densite_a_15_kgm3: number | null;
  vcf: number | null;
  methode: string;
  methode_version: number;
  booked_at: string;
  booked_by_nom: string | null;
  citerne_no: number;
  empreinte: string;
  est_tardive: boolean;
}

export const NATURES = [
  "OUVERTURE",
  "RECEPTION",
  "SORTIE",
  "TRANSFERT",
  "PERTE",
  "GAIN",
  "AJUSTEMENT",
] as const;

const ROUTES: Record<string, (id: string) => string> = {
  RECEPTION: (id) => `/depot/receptions/${id}`,
  SORTIE: (id) => `/depot/sorties/${id}`,
  AJUSTEMENT: (id) => `/depot/ajustements/${id}`,
  TRANSFERT: () => "/depot/transferts",
};

export function documentRoute(row: Pick<JournalRow, "document_type" | "document_id">): string {
  return ROUTES[row.document_type]?.(row.document_id) ?? "/depot/journal";
}

/** What people call the document: its number, else the end of its id (the start is its time). */
export function documentName(row: Pick<JournalRow, "document_numero" | "document_id">): string {
  return row.document_numero ?? `…${row.document_id.slice(-6)}`;
}
