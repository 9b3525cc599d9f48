import { expect, test } from "vitest";
import { dipInputs, dipWrite, emptyDip, missingInDip, temperaturesOf } from "./dip-draft.ts";

const NOW = "2026-03-31T10:00:00.000Z";
const full = {
  ...emptyDip("t"),
  hauteur: "4.350",
  temperatures: ["27,5", "", "28"],
  densite: "836",
};

test("millimetres with a sign between thousands are millimetres", () => {
  expect(dipInputs(full, NOW)).toMatchObject({ hauteur_mm: 4350, eau_mm: 0 });
});

test("every temperature that was typed goes along, an empty field is none", () => {
  expect(temperaturesOf(full)).toEqual([27.5, 28]);
  expect(dipWrite(full, { id: "x", moment: NOW }).temperatures_c).toEqual([27.5, 28]);
});

test("what keeps a dip from being recorded is named", () => {
  expect(missingInDip(full, NOW)).toBeNull();
  expect(missingInDip({ ...full, temperatures: ["27", "tiède"] }, NOW)).toBe("temperature1");
  expect(missingInDip({ ...full, temperatures: [""] }, NOW)).toBe("temperature0");
  expect(missingInDip({ ...full, hauteur: "" }, NOW)).toBe("hauteur");
  expect(missingInDip(full, null)).toBe("moment");
});
