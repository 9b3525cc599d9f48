import { expect, test } from "vitest";
import {
  partyDraft,
  partyValues,
  productDraft,
  productValues,
  truckDraft,
  truckValues,
} from "./drafts.ts";

test("an empty field is stored as nothing, not as an empty text", () => {
  expect(partyValues({ ...partyDraft(null), nom: " Mining Sud " })).toEqual({
    nom: "Mining Sud",
    contact_personne: null,
    telephone: null,
    email: null,
    adresse: null,
    pays: null,
    note_supplementaire: null,
    actif: true,
  });
  expect(partyValues(partyDraft(null))).toBeNull();
});

test("a product takes decimals with a comma, and its family only when it is new", () => {
  const draft = {
    ...productDraft(null, "fr"),
    code: "ESS",
    nom: "Essence",
    densite_15_min_kgm3: "720,5",
    densite_15_max_kgm3: "775",
  };
  expect(productValues(draft, true)).toMatchObject({
    densite_15_min_kgm3: 720.5,
    tolerance_jauge_pct: 0.5,
    table_volume: "54B",
  });
  expect(productValues(draft, false)).not.toHaveProperty("table_volume");
  expect(productValues({ ...draft, tolerance_jauge_pct: "peu" }, true)).toBeNull();
});

test("a truck without capacity is complete, one with letters for it is not", () => {
  const draft = { ...truckDraft(null, "fr"), plaque: "1234AB19" };
  expect(truckValues(draft)).toMatchObject({ capacite_l: null, compartiments_l: [] });
  expect(truckValues({ ...draft, capacite_l: "beaucoup" })).toBeNull();
  expect(truckValues({ ...draft, compartiments_l: "10 000; 12 000" })).toMatchObject({
    compartiments_l: [10_000, 12_000],
  });
});
