import { expect, test } from "vitest";
import { normalisePlate, truckOf } from "./plate-field.tsx";

const trucks = [
  { id: "a", plaque: "1234 AB19", plaque_remorque: null, transporteur_id: null, actif: true },
];

test("a plate has one spelling", () => {
  expect(normalisePlate("  1234   ab19 ")).toBe("1234 AB19");
});

test("a truck is known however its plate was typed", () => {
  expect(truckOf(trucks, "1234  ab19")?.id).toBe("a");
  expect(truckOf(trucks, "9999")).toBeNull();
  expect(truckOf(trucks, "")).toBeNull();
});
