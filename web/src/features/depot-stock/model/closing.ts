import { addDays } from "../../../shared/depot/period.ts";
import type { Json } from "./log.ts";

export interface Reserve {
  key: string;
  n: number;
  noms?: readonly string[];
}

export interface Closing {
  id: string;
  depot_id: string;
  date_jour: string;
  cloture_at: string;
  cloture_par_nom: string | null;
  motif_forcage: string | null;
  reserves: readonly Reserve[];
  bilan: Json;
  empreinte: string;
  rouvert_at: string | null;
  rouvert_par_nom: string | null;
  rouvert_motif: string | null;
}

/** COVERED: no closing of its own, but a later one that closes the days before it, too. */
export type DayState = "CLOSED" | "COVERED" | "REOPENED" | "OPEN";

export interface ClosedDay {
  date: string;
  state: DayState;
  /** The closing that stands, if one does. */
  standing: Closing | null;
  /** Earlier closings of the day, each of them reopened. */
  reopened: readonly Closing[];
}

/** The last day that is closed: the only one that may be reopened. */
export function lastClosed(closings: readonly Closing[]): string | null {
  return closings
    .filter((closing) => closing.rouvert_at === null)
    .reduce<string | null>(
      (last, { date_jour: day }) => (last === null || day > last ? day : last),
      null,
    );
}

/** Every day of a period, newest first, closed or not; closings after it cover it as well. */
export function daysOf(closings: readonly Closing[], du: string, au: string): ClosedDay[] {
  const last = lastClosed(closings);
  const days: ClosedDay[] = [];
  for (let date = au; date >= du; date = addDays(date, -1)) {
    const ofDay = closings.filter((closing) => closing.date_jour === date);
    const standing = ofDay.find((closing) => closing.rouvert_at === null) ?? null;
    const reopened = ofDay.filter((closing) => closing.rouvert_at !== null);
    const isCovered = last !== null && date <= last;
    const open: DayState = reopened.length > 0 ? "REOPENED" : "OPEN";
    days.push({
      date,
      state: standing ? "CLOSED" : isCovered ? "COVERED" : open,
      standing,
      reopened,
    });
  }
  return days;
}

export interface Seal {
  closing: Closing | null;
  closedDays: number;
  totalDays: number;
}

/**
 * What a report prints of the closings: the one of its last day, else the newest within it, else
 * the first after it, which covers it; and how many of its days can no longer change. `closings`
 * reach from the first day of the report to today.
 */
export function sealOf(closings: readonly Closing[], du: string, au: string): Seal {
  const standing = closings
    .filter((closing) => closing.rouvert_at === null)
    .sort((left, right) => right.date_jour.localeCompare(left.date_jour));
  const within = standing.find((closing) => closing.date_jour <= au);
  const after = standing.filter((closing) => closing.date_jour > au).at(-1);
  const days = daysOf(closings, du, au);
  return {
    closing: (within?.date_jour === au ? within : (after ?? within)) ?? null,
    closedDays: days.filter((day) => day.state === "CLOSED" || day.state === "COVERED").length,
    totalDays: days.length,
  };
}
