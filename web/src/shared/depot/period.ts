import { dayIn } from "./form/zone.ts";

export type Preset =
  | "today"
  | "yesterday"
  | "7d"
  | "30d"
  | "90d"
  | "month"
  | "last_month"
  | "all"
  | "custom";

export interface PeriodChoice {
  readonly period: string;
  readonly du: string;
  readonly au: string;
}

/** Days, both included; null: without bound. */
export interface Period {
  readonly du: string | null;
  readonly au: string | null;
}

const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;

export function isDay(text: string): boolean {
  return DAY_PATTERN.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

export function addDays(day: string, count: number): string {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + count);
  return moved.toISOString().slice(0, 10);
}

export function daysBetween(du: string, au: string): number {
  return Math.round((Date.parse(`${au}T00:00:00Z`) - Date.parse(`${du}T00:00:00Z`)) / 86_400_000);
}

const PRESETS: Record<Exclude<Preset, "custom">, (today: string) => Period> = {
  today: (today) => ({ du: today, au: today }),
  yesterday: (today) => ({ du: addDays(today, -1), au: addDays(today, -1) }),
  "7d": (today) => ({ du: addDays(today, -6), au: today }),
  "30d": (today) => ({ du: addDays(today, -29), au: today }),
  "90d": (today) => ({ du: addDays(today, -89), au: today }),
  month: (today) => ({ du: `${today.slice(0, 7)}-01`, au: today }),
  last_month: (today) => {
    const au = addDays(`${today.slice(0, 7)}-01`, -1);
    return { du: `${au.slice(0, 7)}-01`, au };
  },
  all: () => ({ du: null, au: null }),
};

export function isPreset(name: string): name is Exclude<Preset, "custom"> {
  return Object.hasOwn(PRESETS, name);
}

/** The days that a choice in the address means; what is not a day in it means no bound. */
export function resolvePeriod({ period, du, au }: PeriodChoice, today: string): Period {
  if (isPreset(period)) return PRESETS[period](today);
  const from = isDay(du) ? du : null;
  const until = isDay(au) ? au : null;
  // Given the wrong way round, the same days are meant.
  return from !== null && until !== null && from > until
    ? { du: until, au: from }
    : { du: from, au: until };
}

/** A period with both ends, for reports: at most a year, so that no address asks for ten. */
export function boundedPeriod(choice: PeriodChoice, today: string): { du: string; au: string } {
  const { du, au } = resolvePeriod(choice, today);
  const until = au ?? today;
  const from = du ?? addDays(until, -6);
  const earliest = addDays(until, -(MAX_DAYS - 1));
  if (daysBetween(from, until) < 0) return { du: until, au: until };
  return { du: daysBetween(earliest, from) < 0 ? earliest : from, au: until };
}

export const MAX_DAYS = 366;

/** The days that a list shows: up to today means without an end, for what is planned stands there too. */
export function periodRange(choice: PeriodChoice, timeZone: string, now = Date.now()): Period {
  const today = dayIn(timeZone, 0, now);
  const { du, au } = resolvePeriod(choice, today);
  return { du, au: choice.period !== "custom" && au === today ? null : au };
}
