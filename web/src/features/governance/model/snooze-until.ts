export type SnoozePreset = "in_1h" | "tonight" | "tomorrow" | "in_1w";

export const snoozePresets: readonly SnoozePreset[] = ["in_1h", "tonight", "tomorrow", "in_1w"];

const LOCAL_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

type Clock = { readonly day: string; readonly minutes: number };

const partsIn = (moment: Date, timeZone: string): Clock => {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const part = Object.fromEntries(
    format.formatToParts(moment).map(({ type, value }) => [type, value]),
  );
  return {
    day: `${part.year}-${part.month}-${part.day}`,
    minutes: Number(part.hour) * 60 + Number(part.minute),
  };
};

/** "2026-09-01T18:00" read on the wall clock of the zone. */
export const fromWallClock = (local: string, timeZone: string): Date | null => {
  // Engines read more than ISO dates out of a string; a half-typed field is not a moment.
  if (!LOCAL_MOMENT.test(local)) return null;
  const asUtc = new Date(`${local}:00Z`);
  if (Number.isNaN(asUtc.getTime())) return null;
  const seen = partsIn(asUtc, timeZone);
  const seenAsUtc = new Date(`${seen.day}T00:00:00Z`).getTime() + seen.minutes * 60_000;
  return new Date(asUtc.getTime() - (seenAsUtc - asUtc.getTime()));
};

export const toWallClock = (moment: Date, timeZone: string): string => {
  const { day, minutes } = partsIn(moment, timeZone);
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${day}T${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
};

/** The moment a preset means in the tenant's zone; null once "tonight" is over. */
export const presetMoment = (preset: SnoozePreset, now: Date, timeZone: string): Date | null => {
  if (preset === "in_1h") return new Date(now.getTime() + HOUR_MS);
  if (preset === "in_1w") return new Date(now.getTime() + 7 * DAY_MS);
  const isTonight = preset === "tonight";
  const day = partsIn(isTonight ? now : new Date(now.getTime() + DAY_MS), timeZone).day;
  const moment = fromWallClock(`${day}T${isTonight ? "18:00" : "08:00"}`, timeZone);
  return moment !== null && moment > now ? moment : null;
};
