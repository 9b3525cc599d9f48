import { expect, test } from "vitest";
import { amountText, decimalText, isDecimal, parseAmount, parseDecimal } from "./decimal.ts";

test.each([
  ["837,5", 837.5],
  ["837.5", 837.5],
  ["40 000", 40_000],
  ["40\u202f000,25", 40_000.25],
  ["1.234.567", 1_234_567],
  ["1,234.5", 1234.5],
  ["1.234,5", 1234.5],
  ["-12,5", -12.5],
  ["\u221212", -12],
  [",5", 0.5],
  ["12,", 12],
  ["٨٣٧٫٥", 837.5],
  ["۱۲", 12],
])("%s is a number", (text, value) => {
  expect(parseDecimal(text)).toBe(value);
});

test.each(["", " ", "abc", "12 L", "1e5", "--3", "1,2,3,", "12,34.5", "0x10", "1.2345.6"])(
  "%j is none",
  (text) => {
    expect(parseDecimal(text)).toBeNull();
  },
);

test("an empty field is no error, letters are", () => {
  expect(isDecimal("")).toBe(true);
  expect(isDecimal("12,5")).toBe(true);
  expect(isDecimal("douze")).toBe(false);
});

test("a stored number comes back with the sign of the language", () => {
  expect(decimalText(837.5, "fr")).toBe("837,5");
  expect(decimalText(837.5, "en")).toBe("837.5");
  expect(decimalText(null, "fr")).toBe("");
});

test("what a field shows is read back as the same number", () => {
  for (const value of [0, 0.5, 1234.567, 79_737]) {
    for (const locale of ["fr", "en", "ar"]) {
      expect(parseDecimal(decimalText(value, locale))).toBe(value);
    }
  }
});

test.each([
  ["38.000", 38_000],
  ["38,000", 38_000],
  ["٣٨٫٠٠٠", 38_000],
  ["38 000", 38_000],
  ["1.234.567", 1_234_567],
  ["38000,5", 38_000.5],
  ["12345,678", 12_345.678],
  ["0,125", 0.125],
  ["125,5", 125.5],
  ["-1,500", -1500],
])("as litres, %s means %d", (text, value) => {
  expect(parseAmount(text)).toBe(value);
});

test("elsewhere three decimals are decimals: the factor of a meter", () => {
  expect(parseDecimal("1,002")).toBe(1.002);
});

test("stored litres are read back as the same, even with three decimals", () => {
  for (const value of [0, 5, 123.456, 999.001, 1000.125, 12_345.678, -250.5]) {
    for (const locale of ["fr", "en", "ar"]) {
      expect(parseAmount(amountText(value, locale))).toBe(value);
    }
  }
});
