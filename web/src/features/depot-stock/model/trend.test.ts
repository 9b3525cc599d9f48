import { expect, test } from "vitest";
import { trendOf } from "./trend.ts";

const row = (date_jour: string, produit_id: string, stock_ambiant: number) => ({
  date_jour,
  produit_id,
  produit_nom: produit_id,
  couleur: "#123456",
  stock_ambiant,
  stock_15c: 0,
});

test("a trend begins with the first day that has stock, and keeps later zeros", () => {
  const trend = trendOf([row("d1", "a", 0), row("d2", "a", 5), row("d3", "a", 0)]);
  expect(trend.days).toEqual([
    { date_jour: "d2", a: 5 },
    { date_jour: "d3", a: 0 },
  ]);
  expect(trendOf([row("d1", "a", 0)]).days).toHaveLength(1);
});

test("a trend has a row per day and a column per product", () => {
  const trend = trendOf([
    row("d1", "a", 1),
    row("d1", "b", 2),
    row("d2", "a", 3),
    row("d2", "b", 4),
  ]);
  expect(trend.products.map((product) => product.id)).toEqual(["a", "b"]);
  expect(trend.days).toEqual([
    { date_jour: "d1", a: 1, b: 2 },
    { date_jour: "d2", a: 3, b: 4 },
  ]);
});
