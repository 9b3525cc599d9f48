import type { Period } from "../../../shared/depot/period.ts";

/** What every list of this feature can be asked for. */
export interface ControlQuery {
  tenantId: string;
  depotId: string | null;
  range: Period;
  citerne: string;
  produit: string;
  etat: string;
}

export const CONTROL_DEFAULTS = {
  period: "30d",
  du: "",
  au: "",
  citerne: "",
  produit: "",
  etat: "",
  page: "1",
};

export type ControlFilters = Readonly<Record<keyof typeof CONTROL_DEFAULTS, string>>;

export function isFiltered(filters: ControlFilters): boolean {
  return Object.entries(CONTROL_DEFAULTS).some(
    ([name, value]) => name !== "page" && filters[name as keyof ControlFilters] !== value,
  );
}
