import { expect, test } from "vitest";
import { createFormatters } from "./formatters.ts";
import { zonedToIso } from "./zoned-time.ts";

const MOMENT = "2026-11-22T22:30:00Z";
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

test("a moment is shown in the site's zone, not the browser's", () => {
  const lubumbashi = createFormatters("fr", "Africa/Lubumbashi", "USD");
  const algiers = createFormatters("fr", "Africa/Algiers", "DZD");
  expect(lubumbashi.date(MOMENT)).toContain("23 nov. 2026");
  expect(algiers.date(MOMENT)).toContain("22 nov. 2026");
});

test("numbers and money follow the language and the currency", () => {
  const french = createFormatters("fr", "Africa/Algiers", "DZD");
  expect(plain(french.number(1234567.5))).toBe("1 234 567,5");
  expect(plain(french.money(123450))).toContain("1 234,50");
  expect(createFormatters("ar", "Africa/Algiers", "DZD").number(42)).toBe("42");
});

test("durations and distances in time are words, absent values a dash", () => {
  const english = createFormatters("en", "UTC", "USD");
  expect(plain(english.duration(14_400))).toMatch(/^4 hrs?$/);
  expect(plain(english.duration(3_725))).toMatch(/^1 hr 2 mins?$/);
  const now = new Date(MOMENT).getTime();
  expect(english.relative("2026-11-22T19:30:00Z", now)).toBe("3 hours ago");
  expect(english.relative("2026-11-24T22:30:00Z", now)).toBe("in 2 days");
  expect(english.duration(null)).toBe("–");
  expect(english.dateTime(undefined)).toBe("–");
});

test.each([
  ["2026-11-22T18:00", "Africa/Lubumbashi", "2026-11-22T16:00:00.000Z"],
  ["2026-11-22T18:00", "Africa/Algiers", "2026-11-22T17:00:00.000Z"],
  ["2026-07-01T00:30", "Europe/Paris", "2026-06-30T22:30:00.000Z"],
  ["2026-01-01T00:30", "Europe/Paris", "2025-12-31T23:30:00.000Z"],
])("%s in %s is %s", (local, zone, iso) => {
  expect(zonedToIso(local, zone)).toBe(iso);
});
