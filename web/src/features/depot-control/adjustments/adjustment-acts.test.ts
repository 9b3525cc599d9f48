import { expect, test } from "vitest";
import type { Adjustment } from "../data/adjustments.ts";
import { adjustmentActs } from "./adjustment-acts.ts";

const row = (fields: Partial<Adjustment>) =>
  ({ statut: "PROPOSE", created_by: "a", decide_par: null, ...fields }) as Adjustment;
const director = { userId: "b", mayPropose: true, mayApprove: true };
const manager = { userId: "a", mayPropose: true, mayApprove: false };

test("nobody approves what they proposed", () => {
  expect(adjustmentActs(row({}), director)).toEqual(["reject", "approve"]);
  expect(adjustmentActs(row({}), { ...director, userId: "a" })).toEqual(["reject"]);
});

test("who proposed may take it back, another one without the right may not", () => {
  expect(adjustmentActs(row({}), manager)).toEqual(["reject"]);
  expect(adjustmentActs(row({ created_by: "z" }), manager)).toEqual([]);
});

test("what was approved is reversed by another one than who approved it", () => {
  const approved = row({ statut: "APPROUVE", decide_par: "b" });
  expect(adjustmentActs(approved, director)).toEqual([]);
  expect(adjustmentActs(approved, { ...director, userId: "c" })).toEqual(["reverse"]);
  expect(adjustmentActs(approved, manager)).toEqual([]);
});

test("nothing is done with what is rejected or reversed", () => {
  for (const statut of ["REJETE", "ANNULE"]) {
    expect(adjustmentActs(row({ statut }), director)).toEqual([]);
  }
});
