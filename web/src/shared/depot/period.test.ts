import { expect, test } from "vitest";
import { periodRange } from "./period.ts";

const ZONE = "Africa/Lubumbashi";
const NOW = Date.parse("2026-03-31T22:30:00Z");
const filters = (period: string, du = "", au = "") => ({ period, du, au });

test("so many days end with the day it is at the depot, which counts as one", () => {
  expect(periodRange(filters("today"), ZONE, NOW)).toEqual({ du: "2026-04-01", au: null });
  expect(periodRange(filters("7d"), ZONE, NOW)).toEqual({ du: "2026-03-26", au: null });
});

test("all dates have no ends", () => {
  expect(periodRange(filters("all", "2026-01-01"), ZONE, NOW)).toEqual({ du: null, au: null });
});

test("chosen dates are taken as they are, one end may be open, and their order does not matter", () => {
  const january = { du: "2026-01-01", au: "2026-01-31" };
  expect(periodRange(filters("custom", "2026-01-01", "2026-01-31"), ZONE, NOW)).toEqual(january);
  expect(periodRange(filters("custom", "2026-01-31", "2026-01-01"), ZONE, NOW)).toEqual(january);
  expect(periodRange(filters("custom", "2026-01-01"), ZONE, NOW).au).toBeNull();
});

test("an address written by hand breaks nothing", () => {
  expect(periodRange(filters("custom", "hier", "x"), ZONE, NOW)).toEqual({ du: null, au: null });
  expect(periodRange(filters("toString"), ZONE, NOW)).toEqual({ du: null, au: null });
});
