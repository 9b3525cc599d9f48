import { describe, expect, it } from "vitest";
import { diffFacts, toFacts } from "./facts.ts";

describe("toFacts", () => {
  it("opens one level and keeps deeper values whole", () => {
    expect(toFacts({ a: 1, b: { c: null, d: [1] } })).toEqual([
      { key: "a", value: 1 },
      { key: "b.c", value: null },
      { key: "b.d", value: [1] },
    ]);
    expect(toFacts(null)).toEqual([]);
  });
});

describe("diffFacts", () => {
  it("names what changed, appeared and went away", () => {
    expect(
      diffFacts({ rows: 1, role: "anon", old: true }, { rows: 4, role: "anon", extra: "x" }),
    ).toEqual([
      { key: "rows", before: 1, after: 4 },
      { key: "extra", before: undefined, after: "x" },
      { key: "old", before: true, after: undefined },
    ]);
  });

  it("is empty when nothing moved", () => {
    expect(diffFacts({ a: [1, 2] }, { a: [1, 2] })).toEqual([]);
  });
});
