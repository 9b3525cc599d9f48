import { expect, test } from "vitest";
import { isFiltered, TRIP_DEFAULTS } from "./trip-filters.ts";

test("trips are filtered by date, step, product, supplier and plate", () => {
  for (const name of ["period", "du", "au", "statut", "produit", "fournisseur", "plaque"] as const)
    expect(isFiltered({ ...TRIP_DEFAULTS, [name]: "x" }), name).toBe(true);
});

test("another view or page of the same trips is no filter", () => {
  expect(isFiltered(TRIP_DEFAULTS)).toBe(false);
  expect(isFiltered({ ...TRIP_DEFAULTS, vue: "liste", page: "3" })).toBe(false);
});
