import { describe, expect, it } from "vitest";
import { fromWallClock, presetMoment, toWallClock } from "./snooze-until.ts";

const LUBUMBASHI = "Africa/Lubumbashi";
const noon = new Date("2026-09-01T10:00:00Z");

describe("presetMoment", () => {
  it("means the wall clock of the tenant, not of the browser", () => {
    expect(presetMoment("tonight", noon, LUBUMBASHI)?.toISOString()).toBe(
      "2026-09-01T16:00:00.000Z",
    );
    expect(presetMoment("tomorrow", noon, LUBUMBASHI)?.toISOString()).toBe(
      "2026-09-02T06:00:00.000Z",
    );
    expect(presetMoment("in_1h", noon, LUBUMBASHI)?.toISOString()).toBe("2026-09-01T11:00:00.000Z");
  });

  it("offers no evening that is over", () => {
    expect(presetMoment("tonight", new Date("2026-09-01T17:00:00Z"), LUBUMBASHI)).toBeNull();
  });
});

describe("the wall clock", () => {
  it("goes there and back", () => {
    expect(toWallClock(noon, LUBUMBASHI)).toBe("2026-09-01T12:00");
    expect(fromWallClock("2026-09-01T12:00", LUBUMBASHI)).toEqual(noon);
    expect(fromWallClock("soon", LUBUMBASHI)).toBeNull();
  });
});
