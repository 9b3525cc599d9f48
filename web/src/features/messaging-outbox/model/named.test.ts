import { expect, test } from "vitest";
import { isNamed } from "./named.ts";

test("a name is found without its case, its accents and what stands around", () => {
  expect(isNamed("Nadia Bénali", " benali ")).toBe(true);
  expect(isNamed("آمال بن علي", "امال")).toBe(true);
  expect(isNamed("Nadia Bénali", "karim")).toBe(false);
});

test("nothing typed finds everybody, also who has no name; a word does not find the nameless", () => {
  expect(isNamed(null, "")).toBe(true);
  expect(isNamed(null, "a")).toBe(false);
});
