import { expect, test } from "vitest";
import { type Finding, gapOf, linesOf, placeOf } from "./finding.ts";

const finding = (changes: Partial<Finding>): Finding => ({
  id: "f",
  depot_id: "d",
  depot_nom: "Dépôt",
  registre: "JOURNAL",
  chaine: "c",
  citerne_id: null,
  citerne_nom: null,
  produit_nom: null,
  proprietaire_type: null,
  partenaire_nom: null,
  position_no: 12,
  fault: "changed",
  details: {},
  found_at: "2026-03-01T08:00:00Z",
  clos_at: null,
  clos_par_nom: null,
  motif: null,
  ...changes,
});

test("a place is a number of the chain, a day or a month", () => {
  expect(placeOf(finding({}))).toEqual({ kind: "line", no: 12 });
  expect(placeOf(finding({ registre: "CLOTURES", position_no: 20260131 }))).toEqual({
    kind: "day",
    day: "2026-01-31",
  });
  expect(placeOf(finding({ registre: "SOMMES", position_no: 202602 }))).toEqual({
    kind: "month",
    day: "2026-02-01",
  });
});

test("each register leads to its own lines, a month to its last day", () => {
  const tank = { citerne_id: "t1" };
  expect(linesOf(finding({}))).toBe("/depot/logs?chaine=c");
  expect(linesOf(finding({ ...tank, registre: "MOUVEMENTS" }))).toBe(
    "/depot/journal?period=all&citerne=t1",
  );
  expect(linesOf(finding({ registre: "CLOTURES", position_no: 20260131 }))).toBe(
    "/depot/clotures?period=custom&du=2026-01-31&au=2026-01-31",
  );
  expect(linesOf(finding({ ...tank, registre: "SOMMES", position_no: 202402 }))).toBe(
    "/depot/journal?period=custom&du=2024-02-01&au=2024-02-29&citerne=t1",
  );
});

test("of sums that do not fit, both sides are told; a side that is missing is nothing, not zero", () => {
  expect(gapOf(finding({}))).toBeNull();
  expect(gapOf(finding({ details: { entries: [500, 498], stored: null } }))).toEqual({
    entries: 500,
    stored: null,
  });
});
