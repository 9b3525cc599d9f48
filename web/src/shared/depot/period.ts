import { dayIn } from "./form/zone.ts";

/** In the address: so many days up to today, "all", or "custom" with both ends beside it. */
export const PERIODS = ["today", "7d", "30d", "90d", "all", "custom"] as const;

export interface PeriodFilters {
  readonly period: string;
  readonly du: string;
  readonly au: string;
}

/** Days, both included; null: without bound. */
export interface DayRange {
  du: string | null;
  au: string | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LENGTHS = new Map([
  ["today", 1],
  ["7d", 7],
  ["30d", 30],
  ["90d", 90],
]);

/** The days that the filters mean. A date that is none is left out. */
export function periodRange(filters: PeriodFilters, timeZone: string, now = Date.now()): DayRange {
  const length = LENGTHS.get(filters.period);
  if (length !== undefined) return { du: dayIn(timeZone, 1 - length, now), au: null };
  if (filters.period !== "custom") return { du: null, au: null };
  const du = DAY.test(filters.du) ? filters.du : null;
  const au = DAY.test(filters.au) ? filters.au : null;
  // Given the wrong way round, the same days are meant.
  return du !== null && au !== null && du > au ? { du: au, au: du } : { du, au };
}
