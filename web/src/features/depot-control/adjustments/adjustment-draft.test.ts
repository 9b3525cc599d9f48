import { expect, test } from "vitest";
import {
  adjustmentWrite,
  EMPTY_ADJUSTMENT,
  missingInAdjustment,
  signedLitres,
} from "./adjustment-draft.ts";

const NOW = "2026-03-31T10:00:00.000Z";
const full = {
  ...EMPTY_ADJUSTMENT,
  citerne: "t",
  litres: "1.200",
  temperature: "27",
  densite: "836",
  reason: "Fuite au joint de la vanne",
};
const known = { id: "x", moment: NOW, about: null };

test("a loss takes away and a gain adds, whatever sign was typed", () => {
  expect(signedLitres("PERTE", 120)).toBe(-120);
  expect(signedLitres("PERTE", -120)).toBe(-120);
  expect(signedLitres("GAIN", -120)).toBe(120);
  expect(signedLitres("AJUSTEMENT", -120)).toBe(-120);
  expect(signedLitres("OUVERTURE", null)).toBeNull();
});

test("a measured adjustment sends its inputs, a declared one its litres at 15 °C", () => {
  expect(adjustmentWrite(full, known)).toMatchObject({
    delta_ambiant: -1200,
    temperature_c: 27,
    delta_15c: null,
  });
  const declared = { ...full, mode: "declare" as const, litres15: "1.190" };
  expect(adjustmentWrite(declared, known)).toMatchObject({
    delta_ambiant: -1200,
    delta_15c: -1190,
    temperature_c: null,
    densite_observee_kgm3: null,
  });
});

test("what keeps a proposal from being sent is named", () => {
  expect(missingInAdjustment(full, NOW)).toBeNull();
  expect(missingInAdjustment({ ...full, reason: "Fuite" }, NOW)).toBe("reason");
  expect(missingInAdjustment({ ...full, mode: "declare" }, NOW)).toBe("litres15");
  expect(missingInAdjustment({ ...full, temperature: "" }, NOW)).toBe("temperature");
  expect(missingInAdjustment({ ...full, litres: "peu" }, NOW)).toBe("litres");
});
