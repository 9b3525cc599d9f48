import { expect, test } from "vitest";
import { canSave, tripDraft, tripWrite } from "./trip-draft.ts";

const empty = tripDraft(null, "fr", { depot: "d", date: "2026-03-31" });
const filled = { ...empty, produit: "p", plaque: "1234 ab19" };

test("a trip needs a depot, a product, a plate and a day", () => {
  expect(canSave(empty)).toBe(false);
  expect(canSave(filled)).toBe(true);
  expect(canSave({ ...filled, date: "" })).toBe(false);
});

test("a figure that cannot be read stops the form: it must not be sent as none", () => {
  expect(canSave({ ...filled, volume: "40 000" })).toBe(true);
  expect(canSave({ ...filled, volume: "beaucoup" })).toBe(false);
});

test("what is empty is sent as nothing, figures as numbers", () => {
  const write = tripWrite(
    { ...filled, volume: "40 000", densite: "837,5" },
    { id: "x", camion_id: null },
  );
  expect(write).toMatchObject({
    volume: 40_000,
    densite_chargement_kgm3: 837.5,
    temperature_chargement_c: null,
    chauffeur_nom: null,
  });
});
