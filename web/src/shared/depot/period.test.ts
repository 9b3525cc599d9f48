import { expect, test } from "vitest";
import {
  addDays,
  boundedPeriod,
  daysBetween,
  isDay,
  periodRange,
  resolvePeriod,
} from "./period.ts";

const TODAY = "2026-03-02";
const choice = (period: string, du = "", au = "") => ({ period, du, au });

test.each([
  ["today", "2026-03-02", "2026-03-02"],
  ["yesterday", "2026-03-01", "2026-03-01"],
  ["7d", "2026-02-24", "2026-03-02"],
  ["30d", "2026-02-01", "2026-03-02"],
  ["90d", "2025-12-03", "2026-03-02"],
  ["month", "2026-03-01", "2026-03-02"],
  ["last_month", "2026-02-01", "2026-02-28"],
])("%s is a number of days that ends where it says", (period, du, au) => {
  expect(resolvePeriod(choice(period), TODAY)).toEqual({ du, au });
});

test("all has no bound", () => {
  expect(resolvePeriod(choice("all"), TODAY)).toEqual({ du: null, au: null });
});

test("days of one's own count as given, in whichever order", () => {
  const period = { du: "2026-01-05", au: "2026-01-09" };
  expect(resolvePeriod(choice("custom", "2026-01-05", "2026-01-09"), TODAY)).toEqual(period);
  expect(resolvePeriod(choice("custom", "2026-01-09", "2026-01-05"), TODAY)).toEqual(period);
});

test("an address with nonsense in it asks for no bound, not for an error", () => {
  expect(resolvePeriod(choice("custom", "soon", "2026-13-40"), TODAY)).toEqual({
    du: null,
    au: null,
  });
  expect(isDay("2026-02-30T00")).toBe(false);
});

test("a report always has both ends and never more than a year", () => {
  expect(boundedPeriod(choice("custom"), TODAY)).toEqual({ du: "2026-02-24", au: TODAY });
  expect(boundedPeriod(choice("custom", "2001-01-01", "2026-03-02"), TODAY)).toEqual({
    du: "2025-03-02",
    au: TODAY,
  });
  expect(boundedPeriod(choice("custom", "2027-01-01", ""), TODAY)).toEqual({
    du: TODAY,
    au: TODAY,
  });
});

test("days are counted across months and years", () => {
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(daysBetween("2026-02-27", "2026-03-02")).toBe(3);
});

test("the days of a list end open where they end today, by the clock of the depot", () => {
  const lateInUtc = Date.parse("2026-03-31T22:30:00Z");
  const range = (period: string, du = "", au = "") =>
    periodRange(choice(period, du, au), "Africa/Lubumbashi", lateInUtc);
  expect(range("today")).toEqual({ du: "2026-04-01", au: null });
  expect(range("7d")).toEqual({ du: "2026-03-26", au: null });
  expect(range("custom", "2026-04-01", "2026-04-01").au).toBe("2026-04-01");
  expect(range("toString")).toEqual({ du: null, au: null });
});
