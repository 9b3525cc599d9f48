import { expect, test } from "vitest";
import { changesOf, fieldKind, routeOf, tellingChanges } from "./log.ts";

test("only what differs is a change, and bookkeeping of the row is none", () => {
  const before = { id: "1", nom: "TANK1", statut: "active", version: 1, updated_at: "a" };
  const after = { id: "1", nom: "TANK1", statut: "maintenance", version: 2, updated_at: "b" };
  expect(changesOf(before, after)).toEqual([
    { key: "statut", line: null, before: "active", after: "maintenance" },
  ]);
});

test("a new row shows all that it has, a removed one all that it had", () => {
  expect(changesOf(null, { nom: "TANK1" })).toEqual([
    { key: "nom", line: null, before: null, after: "TANK1" },
  ]);
  expect(changesOf({ nom: "TANK1" }, null)).toEqual([
    { key: "nom", line: null, before: "TANK1", after: null },
  ]);
});

test("lines of a document are compared one by one", () => {
  const before = { lignes: [{ ligne_no: 1, volume_ambiant: 100 }] };
  const after = {
    lignes: [
      { ligne_no: 1, volume_ambiant: 120 },
      { ligne_no: 2, volume_ambiant: 50 },
    ],
  };
  expect(changesOf(before, after)).toEqual([
    { key: "volume_ambiant", line: 1, before: 100, after: 120 },
    { key: "volume_ambiant", line: 2, before: null, after: 50 },
  ]);
});

test("an id whose name stands beside it is left out", () => {
  const row = { produit_id: "0a", produit_nom: "Gasoil" };
  expect(changesOf(null, row).map((change) => change.key)).toEqual(["produit_nom"]);
});

test("the sentence of a creation tells the document, not every column", () => {
  const row = { note: "x", statut: "validee", volume_ambiant: 38_000, numero: "R-12" };
  const line = { avant: null, apres: row, cible_libelle: "R-12" };
  expect(tellingChanges(line).map((change) => change.key)).toEqual(["volume_ambiant", "statut"]);
});

test("the sentence of a change tells whatever changed", () => {
  const line = { avant: { note: "a" }, apres: { note: "b" }, cible_libelle: null };
  expect(tellingChanges(line).map((change) => change.key)).toEqual(["note"]);
});

test.each([
  ["citerne_id", "id"],
  ["recue_at", "moment"],
  ["date_reception", "day"],
  ["valide_au", "day"],
  ["volume_15c", "litres"],
  ["remplissage_max_l", "litres"],
  ["temperature_densite_c", "temperature"],
  ["densite_observee_kgm3", "density"],
  ["plaque_camion", "plain"],
])("%s is written as %s", (key, kind) => {
  expect(fieldKind(key)).toBe(kind);
});

test("a line leads to the page of what it is about", () => {
  expect(routeOf({ module: "receptions", cible_id: "7" })).toBe("/depot/receptions/7");
  expect(routeOf({ module: "receptions", cible_id: null })).toBeNull();
  expect(routeOf({ module: "unheard_of", cible_id: "7" })).toBeNull();
});
