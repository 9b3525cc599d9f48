function partsOf(moment: Date, timeZone: string): Record<string, string> {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(moment);
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}

/** "2026-11-22T18:00" in the zone of the depot, as a datetime-local field takes it. */
export function isoToZoned(iso: string | number | Date, timeZone: string): string {
  const { year, month, day, hour, minute } = partsOf(new Date(iso), timeZone);
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/** The day it is at the depot, moved by some days: "2026-11-22". */
export function dayIn(timeZone: string, offsetDays = 0, now = Date.now()): string {
  const today = isoToZoned(now, timeZone).slice(0, 10);
  const moved = new Date(`${today}T12:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + offsetDays);
  return moved.toISOString().slice(0, 10);
}
