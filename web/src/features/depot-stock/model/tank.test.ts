import { expect, test } from "vitest";
import { matchesTank, type OwnerShare, sharesOf, signalTone, type TankStock } from "./tank.ts";

const share = (partner: string | null, litres: number): OwnerShare => ({
  compte_id: `c-${partner ?? "own"}`,
  produit_id: "p",
  proprietaire_type: partner === null ? "MONALUXE" : "PARTENAIRE",
  partenaire_id: partner,
  partenaire_nom: partner,
  stock_ambiant: litres,
  stock_15c: litres,
});
const owner = (row: OwnerShare) => row.partenaire_nom ?? "own";

test("the company's own layer comes first, partners after it", () => {
  const tank = { par_proprietaire: [share("SEP", 20), share(null, 10)] };
  expect(sharesOf(tank, owner)).toEqual([
    { key: "own", label: "own", litres: 10 },
    { key: "c-SEP", label: "SEP", litres: 20 },
  ]);
});

test("a partner keeps its hatch when the company itself has nothing in the tank", () => {
  const shares = sharesOf({ par_proprietaire: [share("SEP", 20)] }, owner);
  expect(shares.map(({ key, litres }) => [key, litres])).toEqual([
    ["own", 0],
    ["c-SEP", 20],
  ]);
});

test("two products of one owner in a tank count together", () => {
  const tank = { par_proprietaire: [share(null, 10), { ...share(null, 5), produit_id: "q" }] };
  expect(sharesOf(tank, owner)[0]?.litres).toBe(15);
});

const tank = {
  nom: "TANK1",
  localisation: "DAIPN LSHI",
  produit_id: "p",
  produit_nom: "Gasoil",
  statut: "active",
  signaux: [] as string[],
} as unknown as TankStock;
const none = { produit: "", statut: "", etat: "", q: "" };

test("filters are joined by and", () => {
  expect(matchesTank(tank, none)).toBe(true);
  expect(matchesTank(tank, { ...none, produit: "p", statut: "active", q: "daipn" })).toBe(true);
  expect(matchesTank(tank, { ...none, produit: "p", statut: "inactive" })).toBe(false);
  expect(matchesTank(tank, { ...none, q: "essence" })).toBe(false);
});

test("tanks with something wrong are found, others are not", () => {
  expect(matchesTank(tank, { ...none, etat: "signal" })).toBe(false);
  expect(matchesTank({ ...tank, signaux: ["STOCK_BAS"] }, { ...none, etat: "signal" })).toBe(true);
});

test("an unknown signal is shown, quietly", () => {
  expect(signalTone("STOCK_NEGATIF")).toBe("error");
  expect(signalTone("SOMETHING_NEW")).toBe("info");
});
