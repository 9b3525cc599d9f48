import { describe, expect, it } from "vitest";
import { countChoices, defaultFilters, readFilters, writeFilters } from "./alert-filters.ts";

describe("alert filters in the address", () => {
  it("says nothing for the default view", () => {
    expect(writeFilters(defaultFilters).toString()).toBe("");
    expect(readFilters(new URLSearchParams())).toEqual(defaultFilters);
  });

  it("survives a round trip with every choice made", () => {
    const chosen = {
      severity: ["CRITICAL", "INFO"] as const,
      state: "resolved",
      check: "GRANT_TO_ANON",
      site: "00000000-0000-4000-c000-000000000001",
      assignee: "me",
      overdue: true,
      snooze: "only",
      text: "bac n° 4 & cuve",
      sort: "oldest",
      page: 3,
    } as const;
    expect(readFilters(new URLSearchParams(writeFilters(chosen).toString()))).toEqual(chosen);
    expect(countChoices(chosen)).toBe(8);
  });

  it("falls back to the default for what it does not know", () => {
    const params = new URLSearchParams("severity=FATAL&state=x&page=-2&sort=magic&snooze=1");
    expect(readFilters(params)).toEqual(defaultFilters);
  });
});
