import { expect, test } from "vitest";
import { actsOf, counterpartOf, type StockDocument, tanksOf } from "./document.ts";

const document = (fields: Partial<StockDocument>) =>
  ({ statut: "brouillon", created_by: "me", remplacee_par_id: null, ...fields }) as StockDocument;
const operator = { mayWrite: true, mayValidate: false };
const manager = { mayWrite: true, mayValidate: true };
const reader = { mayWrite: false, mayValidate: false };

test("a draft is changed, validated, and rejected by its author or by who validates", () => {
  expect(actsOf(document({}), "me", operator)).toEqual(["edit", "validate", "reject"]);
  expect(actsOf(document({}), "other", operator)).toEqual(["edit", "validate"]);
  expect(actsOf(document({}), "other", manager)).toEqual(["edit", "validate", "reject"]);
});

test("a validated document is corrected or reversed by who validates, never edited", () => {
  const validated = document({ statut: "validee" });
  expect(actsOf(validated, "me", operator)).toEqual([]);
  expect(actsOf(validated, "me", manager)).toEqual(["correct", "reverse"]);
});

test("what is being replaced is not replaced once more", () => {
  const replaced = document({ statut: "validee", remplacee_par_id: "x" });
  expect(actsOf(replaced, "me", manager)).toEqual(["reverse"]);
});

test("nothing is done with what is closed, nor by a reader", () => {
  for (const statut of ["rejetee", "annulee"]) {
    expect(actsOf(document({ statut }), "me", manager)).toEqual([]);
  }
  expect(actsOf(document({}), "me", reader)).toEqual([]);
});

test("the other side of a document is named, a partner where there is no client", () => {
  const partner = { partenaire_nom: "Kivu Oil", client_nom: null, fournisseur_nom: null };
  expect(counterpartOf("sortie", document(partner))).toBe("Kivu Oil");
  expect(counterpartOf("sortie", document({ ...partner, client_nom: "Mine" }))).toBe("Mine");
  expect(counterpartOf("reception", document(partner))).toBe("Kivu Oil");
});

test("a tank on two lines is named once", () => {
  const lignes = [{ citerne_nom: "T1" }, { citerne_nom: "T2" }, { citerne_nom: "T1" }];
  expect(tanksOf(document({ lignes: lignes as never }))).toEqual(["T1", "T2"]);
});
