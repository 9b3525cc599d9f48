import { expect, test } from "vitest";
import { compartmentsText, parseCompartments } from "./compartments.ts";

test("compartments are read front to back, however people separate them", () => {
  expect(parseCompartments("10 000; 12 000")).toEqual([10_000, 12_000]);
  expect(parseCompartments("10000 + 9500,5 + 8000")).toEqual([10_000, 9500.5, 8000]);
  expect(parseCompartments("")).toEqual([]);
});

test("a part that is no volume is refused, not dropped", () => {
  expect(parseCompartments("10 000; douze")).toBeNull();
  expect(parseCompartments("10 000; 0")).toBeNull();
});

test("what is shown is read back as the same", () => {
  expect(parseCompartments(compartmentsText([10_000, 9500.5]))).toEqual([10_000, 9500.5]);
});
