import { expect, test } from "vitest";
import type { Line } from "./document.ts";
import {
  draftOfLine,
  emptyLine,
  isBlank,
  isReadable,
  lineAfter,
  lineJson,
  sentLines,
} from "./line-draft.ts";

const typed = {
  ...emptyLine(),
  citerne: "t1",
  avant: "100 000",
  apres: "139 900,5",
  temperature: "27,5",
  densite: "831",
};

test("figures are sent as numbers, what is empty as nothing", () => {
  expect(lineJson(typed)).toEqual({
    citerne_id: "t1",
    mode_mesure: "INDEX",
    index_avant: 100_000,
    index_apres: 139_900.5,
    volume_compteur_l: null,
    facteur_compteur: null,
    temperature_ambiante_c: 27.5,
    densite_observee_kgm3: 831,
    temperature_densite_c: null,
  });
});

test("a change of mode does not send the figures of the other one", () => {
  const metered = lineJson({ ...typed, mode: "COMPTEUR", compteur: "39 900", facteur: "1,002" });
  expect(metered).toMatchObject({
    index_avant: null,
    index_apres: null,
    volume_compteur_l: 39_900,
    facteur_compteur: 1.002,
  });
});

test("the next line takes over how it was measured, and counts as blank until it has more", () => {
  const next = lineAfter(typed);
  expect(next).toMatchObject({ citerne: "", avant: "", temperature: "27,5", densite: "831" });
  expect(next.key).not.toBe(typed.key);
  expect(isBlank(next)).toBe(true);
  expect(sentLines([typed, next])).toEqual([typed]);
});

test("letters for a number stop the form", () => {
  expect(isReadable(typed)).toBe(true);
  expect(isReadable({ ...typed, densite: "lourd" })).toBe(false);
});

test("a stored line comes back as it was", () => {
  const line = {
    citerne_id: "t1",
    mode_mesure: "COMPTEUR",
    index_avant: null,
    index_apres: null,
    volume_compteur_l: 12_345.678,
    facteur_compteur: 1,
    temperature_ambiante_c: 30,
    densite_observee_kgm3: 745.5,
    temperature_densite_c: null,
  } as Line;
  expect(lineJson(draftOfLine(line, "fr"))).toEqual({
    citerne_id: "t1",
    mode_mesure: "COMPTEUR",
    index_avant: null,
    index_apres: null,
    volume_compteur_l: 12_345.678,
    // The factor of a meter without correction is left to the database.
    facteur_compteur: null,
    temperature_ambiante_c: 30,
    densite_observee_kgm3: 745.5,
    temperature_densite_c: null,
  });
});
