export const TRIP_DEFAULTS = {
  vue: "tableau",
  period: "all",
  du: "",
  au: "",
  statut: "",
  produit: "",
  fournisseur: "",
  plaque: "",
  page: "1",
};

export type TripFilters = Readonly<Record<keyof typeof TRIP_DEFAULTS, string>>;

export function isFiltered(filters: TripFilters): boolean {
  const { vue: _vue, page: _page, ...others } = filters;
  return Object.entries(others).some(
    ([name, value]) => value !== TRIP_DEFAULTS[name as keyof typeof TRIP_DEFAULTS],
  );
}
