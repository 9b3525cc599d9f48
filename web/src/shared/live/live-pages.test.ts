import { describe, expect, test } from "vitest";
import { nextBefore, uniqueRows } from "./live-pages.ts";

describe("pages of a list by time", () => {
  test("a page that is not full is the last", () => {
    expect(nextBefore("2026-11-25T10:00:00Z", 49, 50)).toBeNull();
    expect(nextBefore("2026-11-25T10:00:00Z", 0, 50)).toBeNull();
  });

  test("the next page begins with the moment of the last row, not before it", () => {
    const before = nextBefore("2026-11-25T10:00:00+00:00", 50, 50);
    expect(new Date(before ?? 0).getTime()).toBeGreaterThan(Date.parse("2026-11-25T10:00:00Z"));
  });

  test("the row that two pages share is shown once, where it came first", () => {
    const rows = uniqueRows(
      [
        ["b", "a"],
        ["a", "c"],
      ],
      (row) => row,
    );
    expect(rows).toEqual(["b", "a", "c"]);
  });
});
