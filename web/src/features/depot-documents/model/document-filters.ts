export const DOCUMENT_DEFAULTS = {
  numero: "",
  period: "30d",
  du: "",
  au: "",
  produit: "",
  citerne: "",
  proprietaire: "",
  statut: "",
  page: "1",
};

export type DocumentFilters = Readonly<Record<keyof typeof DOCUMENT_DEFAULTS, string>>;

export const STATUTS = ["brouillon", "validee", "rejetee", "annulee"] as const;

export function isFiltered(filters: DocumentFilters): boolean {
  return Object.entries(DOCUMENT_DEFAULTS).some(
    ([name, value]) => name !== "page" && filters[name as keyof DocumentFilters] !== value,
  );
}
