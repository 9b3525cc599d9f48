import { expect, test } from "vitest";
import { draftOf, levelFault, type TankForm } from "./tank-form.ts";

const form: TankForm = {
  nom: " TANK1 ",
  produit_id: "p",
  capacite_totale: "500 000",
  remplissage_max_l: "475000,5",
  volume_mort_l: "0",
  localisation: " ",
  statut: "active",
  position: "10",
  note: "",
};

test("numbers are sent as numbers, blanks as nothing", () => {
  expect(draftOf(form)).toEqual({
    nom: "TANK1",
    produit_id: "p",
    capacite_totale: 500_000,
    remplissage_max_l: 475_000.5,
    volume_mort_l: 0,
    localisation: null,
    statut: "active",
    position: 10,
    note: null,
  });
});

test.each([
  { nom: " " },
  { produit_id: "" },
  { capacite_totale: "" },
  { volume_mort_l: "beaucoup" },
  { position: "1,5" },
])("%o is not sent", (changes) => {
  expect(draftOf({ ...form, ...changes })).toBeNull();
});

test("levels that contradict one another are named", () => {
  expect(levelFault(form)).toBeNull();
  expect(levelFault({ ...form, remplissage_max_l: "500001" })).toBe("safe_fill_over");
  expect(levelFault({ ...form, volume_mort_l: "475000,5" })).toBe("heel_over");
});
