function wallClock(moment: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(moment);
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  return Date.UTC(
    read("year"),
    read("month") - 1,
    read("day"),
    read("hour"),
    read("minute"),
    read("second"),
  );
}

/**
 * "2026-11-22T18:00", as a datetime-local field gives it, read in the site's zone rather than the
 * browser's: an administrator who travels still means the hour at the depot.
 */
export function zonedToIso(local: string, timeZone: string): string {
  const wanted = new Date(`${local}Z`).getTime();
  let moment = wanted;
  // Twice: the first guess may fall on the other side of a change of offset.
  for (let round = 0; round < 2; round += 1) {
    moment -= wallClock(new Date(moment), timeZone) - wanted;
  }
  return new Date(moment).toISOString();
}
