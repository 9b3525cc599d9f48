import { describe, expect, it } from "vitest";
import { ordinal } from "./ordinal.ts";

describe("ordinal", () => {
  it.each([
    [1, "fr", "1er"],
    [2, "fr", "2e"],
    [2, "en", "2nd"],
    [11, "en", "11th"],
    [23, "en", "23rd"],
    [2, "ar", "الثانية"],
    [12, "ar", "12"],
  ])("%i in %s is %s", (count, locale, text) => {
    expect(ordinal(count, locale)).toBe(text);
  });
});
