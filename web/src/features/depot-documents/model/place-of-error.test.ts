import { expect, test } from "vitest";
import { emptyLine } from "./line-draft.ts";
import { placeOf } from "./place-of-error.ts";

const first = { ...emptyLine(), citerne: "a" };
const second = { ...emptyLine(), citerne: "b", mode: "COMPTEUR" as const };
const names: Record<string, string> = { a: "TANK1", b: "TANK10" };
const sent = {
  lines: [first, second],
  tankName: (id: string) => names[id],
  problems: new Map<string, string[]>(),
};

test("what is about the document is shown in its head", () => {
  expect(placeOf({ key: "NUMERO_DEJA_PRIS", detail: null }, sent)).toEqual({
    line: null,
    field: "numero",
  });
  expect(placeOf({ key: "SORTIE_BENEFICIAIRE_OBLIGATOIRE", detail: null }, sent)).toEqual({
    line: null,
    field: "client",
  });
});

test("a line that is named by number is the one", () => {
  const detail = "Line 2: facteur_compteur is not a number from 0.9 to 1.1.";
  expect(placeOf({ key: "RECEPTION_LIGNES_INVALIDES", detail }, sent)).toEqual({
    line: second.key,
    field: "facteur",
  });
});

test("a line that is named by its tank is the one, and a name is taken whole", () => {
  const about = (tank: string) => ({
    key: "RECEPTION_CAPACITE_DEPASSEE",
    detail: `Tank ${tank} holds 1 L and may be filled to 2 L: 3 L do not fit, 1 L do.`,
  });
  expect(placeOf(about("TANK1"), sent)).toEqual({ line: first.key, field: "apres" });
  expect(placeOf(about("TANK10"), sent)).toEqual({ line: second.key, field: "compteur" });
});

test("of two lines on one tank the preview says which is too much", () => {
  const again = { ...emptyLine(), citerne: "a" };
  const key = "SORTIE_STOCK_INSUFFISANT_AMB";
  const fault = { key, detail: "Tank TANK1 has 5 L of this owner available." };
  const twice = { ...sent, lines: [first, again], problems: new Map([[first.key, [key]]]) };
  expect(placeOf(fault, twice)?.line).toBe(first.key);
  expect(placeOf(fault, { ...twice, problems: new Map() })?.line).toBe(again.key);
});

test("an error without a line is shown where the preview had foretold it", () => {
  const key = "DENSITE_HORS_PRODUIT";
  const foretold = { ...sent, problems: new Map([[second.key, [key]]]) };
  expect(placeOf({ key, detail: null }, foretold)).toEqual({ line: second.key, field: "densite" });
});

test("an error that is about no field has no place", () => {
  expect(placeOf({ key: "permission_denied", detail: null }, sent)).toBeNull();
  expect(placeOf({ key: null, detail: null }, sent)).toBeNull();
});
