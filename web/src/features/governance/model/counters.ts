import type { CounterRow, Severity } from "./types.ts";

export type SeverityCount = {
  readonly current: number;
  readonly open: number;
  readonly ack: number;
  readonly overdue: number;
  readonly snoozed: number;
};

const NONE: SeverityCount = { current: 0, open: 0, ack: 0, overdue: 0, snoozed: 0 };

/** The counters hold what waits for somebody: resolved alerts are not in them. */
const add = (count: SeverityCount, row: CounterRow): SeverityCount => ({
  ...count,
  current: count.current + row.alert_count,
  open: count.open + (row.status === "OPEN" ? row.alert_count : 0),
  ack: count.ack + (row.status === "ACK" ? row.alert_count : 0),
  overdue: count.overdue + row.overdue_count,
  snoozed: count.snoozed + row.snoozed_count,
});

export const sumCounters = (rows: readonly CounterRow[]): Record<Severity, SeverityCount> => {
  const of = (severity: Severity) =>
    rows.filter((row) => row.severity === severity).reduce(add, NONE);
  return { CRITICAL: of("CRITICAL"), WARN: of("WARN"), INFO: of("INFO") };
};
