import { expect, test } from "vitest";
import { zonedToIso } from "../../format/zoned-time.ts";
import { dayIn, isoToZoned } from "./zone.ts";

test("a moment is shown in the zone of the depot and read back as the same", () => {
  const iso = "2026-03-29T22:30:00.000Z";
  for (const zone of ["Africa/Lubumbashi", "Africa/Algiers", "Europe/Paris", "America/New_York"]) {
    expect(zonedToIso(isoToZoned(iso, zone), zone)).toBe(iso);
  }
  expect(isoToZoned(iso, "Africa/Lubumbashi")).toBe("2026-03-30T00:30");
});

test("the day is the depot's, not the browser's", () => {
  const now = Date.parse("2026-03-31T22:30:00Z");
  expect(dayIn("Africa/Lubumbashi", 0, now)).toBe("2026-04-01");
  expect(dayIn("Africa/Kinshasa", 0, now)).toBe("2026-03-31");
  expect(dayIn("Africa/Lubumbashi", -30, now)).toBe("2026-03-02");
});
