import { expect, test } from "vitest";
import { type Closing, daysOf, lastClosed, sealOf } from "./closing.ts";

const closing = (date_jour: string, rouvert_at: string | null = null): Closing => ({
  id: `${date_jour}-${rouvert_at ?? "stands"}`,
  depot_id: "d",
  date_jour,
  cloture_at: `${date_jour}T18:00:00Z`,
  cloture_par_nom: "Joséphine",
  motif_forcage: null,
  reserves: [],
  bilan: [],
  empreinte: `seal-${date_jour}`,
  rouvert_at,
  rouvert_par_nom: null,
  rouvert_motif: null,
});
const REOPENED = "2026-03-03T08:00:00Z";

test("every day of the period is there, newest first; a closing covers the days before it", () => {
  const days = daysOf([closing("2026-03-01")], "2026-02-28", "2026-03-02");
  expect(days.map((day) => [day.date, day.state])).toEqual([
    ["2026-03-02", "OPEN"],
    ["2026-03-01", "CLOSED"],
    ["2026-02-28", "COVERED"],
  ]);
});

test("a day that was reopened says so until it is closed again", () => {
  const again = [closing("2026-03-01", REOPENED)];
  expect(daysOf(again, "2026-03-01", "2026-03-01")[0]?.state).toBe("REOPENED");
  const [day] = daysOf([closing("2026-03-01"), ...again], "2026-03-01", "2026-03-01");
  expect(day?.state).toBe("CLOSED");
  expect(day?.reopened).toHaveLength(1);
});

test("the last closed day is the latest that stands", () => {
  expect(lastClosed([closing("2026-03-02", REOPENED), closing("2026-03-01")])).toBe("2026-03-01");
  expect(lastClosed([])).toBeNull();
});

test("a report carries the seal of its last day and says how many days are closed", () => {
  const rows = [closing("2026-03-02"), closing("2026-03-01"), closing("2026-02-28")];
  expect(sealOf(rows, "2026-02-27", "2026-03-01")).toMatchObject({
    closing: { empreinte: "seal-2026-03-01" },
    closedDays: 3,
    totalDays: 3,
  });
});

test("without a closing of its last day it carries the first one after, which covers it", () => {
  const rows = [closing("2026-03-05"), closing("2026-03-03"), closing("2026-02-28")];
  expect(sealOf(rows, "2026-02-27", "2026-03-01").closing?.date_jour).toBe("2026-03-03");
});

test("with open days at its end it carries the newest seal within", () => {
  const rows = [closing("2026-03-02", REOPENED), closing("2026-02-28")];
  expect(sealOf(rows, "2026-02-28", "2026-03-02")).toMatchObject({
    closing: { empreinte: "seal-2026-02-28" },
    closedDays: 1,
    totalDays: 3,
  });
  expect(sealOf([], "2026-03-01", "2026-03-01").closing).toBeNull();
});
