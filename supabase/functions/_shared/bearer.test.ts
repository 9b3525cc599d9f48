import { expect, test } from "vitest";
import { bearerOf, isOneOf } from "./bearer.ts";

test("one of several secrets opens, its prefix and nothing do not", async () => {
  const secrets = ["first-secret", "second-secret", ""];
  expect(await isOneOf("second-secret", secrets)).toBe(true);
  expect(await isOneOf("second-secre", secrets)).toBe(false);
  expect(await isOneOf("", secrets)).toBe(false);
  expect(await isOneOf("first-secret", [])).toBe(false);
});

test("only a bearer token is one", () => {
  expect(bearerOf("bearer abc")).toBe("abc");
  expect([bearerOf("Basic abc"), bearerOf("Bearer "), bearerOf(null)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
