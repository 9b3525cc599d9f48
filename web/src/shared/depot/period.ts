import { dayIn } from "./form/zone.ts";

/** In the address: a number of days up to today, "all", or "own" with both ends beside it. */
export const PERIODS = ["7", "30", "90", "all", "own"] as const;

export interface PeriodFilters {
  readonly periode: string;
  readonly du: string;
  readonly au: string;
}

export interface DayRange {
  du: string | null;
  au: string | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The days that the filters mean; null is open-ended. A date that is none is left out. */
export function periodRange(filters: PeriodFilters, timeZone: string, now = Date.now()): DayRange {
  if (filters.periode === "all") return { du: null, au: null };
  if (filters.periode === "own") {
    return {
      du: DAY.test(filters.du) ? filters.du : null,
      au: DAY.test(filters.au) ? filters.au : null,
    };
  }
  const days = Number(filters.periode);
  if (!Number.isInteger(days) || days < 1) return { du: null, au: null };
  return { du: dayIn(timeZone, 1 - days, now), au: null };
}
