const UNIT_SECONDS: Record<string, number> = {
  year: 31_557_600,
  mon: 2_592_000,
  day: 86_400,
};

/** Seconds of an interval as Postgres writes it: "1 day 04:00:00", "00:00:30". */
export function intervalSeconds(interval: string): number {
  const clock = /(-?)(\d+):(\d+):(\d+(?:\.\d+)?)/.exec(interval);
  const sign = clock?.[1] === "-" ? -1 : 1;
  const time = clock ? Number(clock[2]) * 3600 + Number(clock[3]) * 60 + Number(clock[4]) : 0;
  let days = 0;
  for (const match of interval.matchAll(/(-?\d+) (year|mon|day)s?/g)) {
    days += Number(match[1]) * (UNIT_SECONDS[match[2] ?? ""] ?? 0);
  }
  return days + sign * time;
}
