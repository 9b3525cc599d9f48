import { expect, test } from "vitest";
import { createLitreFormat } from "./litres.ts";

const plain = (text: string) => text.replace(/[\u00a0\u202f\u2066-\u2069\u200e\u200f]/g, " ");

test("ambient volumes are whole litres with their unit", () => {
  expect(plain(createLitreFormat("fr").ambient(79_737.2))).toBe("79 737 L");
  expect(plain(createLitreFormat("en").ambient("12345.678"))).toBe("12,346 L");
});

test("a volume at 15 °C is marked as derived", () => {
  expect(plain(createLitreFormat("fr").at15(996.6))).toBe("≈ 997 L");
});

test("what is unknown is a dash, never a zero", () => {
  const { ambient, at15, signed, figure } = createLitreFormat("fr");
  for (const write of [ambient, at15, signed, figure]) {
    expect(write(null)).toBe("–");
    expect(write(undefined)).toBe("–");
    expect(write("not a number")).toBe("–");
  }
  expect(plain(ambient(0))).toBe("0 L");
});

test("a difference carries its sign, and a remainder that rounds to nothing has none", () => {
  const { signed, ambient } = createLitreFormat("en");
  expect(plain(signed(1200))).toBe("+1,200 L");
  expect(plain(signed(-300))).toBe("\u2212300 L");
  expect(plain(signed(-0.2))).toBe("0 L");
  expect(plain(ambient(-0.2))).toBe("0 L");
});

test("a figure of a table keeps its decimals", () => {
  expect(plain(createLitreFormat("fr").figure(1234.567))).toBe("1 234,567");
});

test("a figure at 15 °C always has its tenth", () => {
  const { derivedFigure } = createLitreFormat("fr");
  expect(plain(derivedFigure(162_586))).toBe("162 586,0");
  expect(derivedFigure(null)).toBe("–");
});

test("Arabic writes the unit in Arabic", () => {
  expect(createLitreFormat("ar").ambient(5)).toContain("ل");
});
