import { expect, test } from "vitest";
import {
  flattenDip,
  groupBy,
  isBalanced,
  type Measured,
  productTotals,
  shownMeasures,
  sumOf,
} from "./report.ts";

const measured = (changes: Partial<Measured> = {}): Measured => ({
  stock_initial_ambiant: 0,
  ouvertures_ambiant: 0,
  receptions_ambiant: 0,
  sorties_ambiant: 0,
  transferts_ambiant: 0,
  pertes_gains_ambiant: 0,
  ajustements_ambiant: 0,
  stock_final_ambiant: 0,
  stock_initial_15c: 0,
  ouvertures_15c: 0,
  receptions_15c: 0,
  sorties_15c: 0,
  transferts_15c: 0,
  pertes_gains_15c: 0,
  ajustements_15c: 0,
  stock_final_15c: 0,
  jauge_ambiant: null,
  jauge_15c: null,
  jauge_ecart_ambiant: null,
  jauge_ecart_15c: null,
  ...changes,
});

test("litres are added without binary dust, and nothing stays nothing", () => {
  const rows = [{ v: 0.1 }, { v: 0.2 }, { v: null }];
  expect(sumOf(rows, (row) => row.v)).toBe(0.3);
  expect(sumOf([{ v: null }], (row) => row.v)).toBeNull();
  expect(sumOf([], () => 1)).toBeNull();
});

test("totals are per product, and only where there is something to add", () => {
  const row = (produit_id: string) => ({ produit_id, produit_nom: produit_id.toUpperCase() });
  expect(productTotals([row("a"), row("b"), row("a")])).toEqual([
    { key: "a", label: "A", rows: [row("a"), row("a")] },
  ]);
});

test("groups keep the order in which they came", () => {
  expect(groupBy(["b1", "a1", "b2"], (text) => text.charAt(0))).toEqual([
    ["b", ["b1", "b2"]],
    ["a", ["a1"]],
  ]);
});

test("a line that adds up is balanced, one that does not is told apart", () => {
  const row = measured({
    stock_initial_ambiant: 1000,
    receptions_ambiant: 500.5,
    sorties_ambiant: 200,
    transferts_ambiant: -100,
    pertes_gains_ambiant: -0.5,
    stock_final_ambiant: 1200,
  });
  expect(isBalanced(row, "ambiant")).toBe(true);
  expect(isBalanced({ ...row, stock_final_ambiant: 1200.001 }, "ambiant")).toBe(false);
  expect(isBalanced(row, "15c")).toBe(true);
});

test("the dip of a day becomes columns of its own, empty without one", () => {
  const dip = { ambiant: 100, v15c: 99, ecart_ambiant: -1, ecart_15c: -1 };
  expect(flattenDip(dip)).toEqual({
    jauge_ambiant: 100,
    jauge_15c: 99,
    jauge_ecart_ambiant: -1,
    jauge_ecart_15c: -1,
  });
  expect(Object.values(flattenDip(null))).toEqual([null, null, null, null]);
});

test("columns that would be empty are left out", () => {
  expect(shownMeasures([measured()])).toEqual([
    "stock_initial",
    "receptions",
    "sorties",
    "stock_final",
  ]);
  expect(shownMeasures([measured({ transferts_15c: 0.1 })])).toContain("transferts");
});
