import type { CounterRow, Severity } from './types.ts';

export type SeverityCount = {
  readonly current: number;
  readonly open: number;
  readonly ack: number;
  readonly accepted: number;
  readonly overdue: number;
  readonly snoozed: number;
};

const NONE: SeverityCount = { current: 0, open: 0, ack: 0, accepted: 0, overdue: 0, snoozed: 0 };

const FIELD = { OPEN: 'open', ACK: 'ack', RESOLVED: 'accepted' } as const;

/** A resolved alert in the counters is one that a person closed while its condition goes on. */
const add = (count: SeverityCount, row: CounterRow): SeverityCount => ({
  ...count,
  [FIELD[row.status]]: count[FIELD[row.status]] + row.alert_count,
  current: count.current + (row.status === 'RESOLVED' ? 0 : row.alert_count),
  overdue: count.overdue + row.overdue_count,
  snoozed: count.snoozed + row.snoozed_count,
});

export const sumCounters = (rows: readonly CounterRow[]): Record<Severity, SeverityCount> => {
  const of = (severity: Severity) =>
    rows.filter((row) => row.severity === severity).reduce(add, NONE);
  return { CRITICAL: of('CRITICAL'), WARN: of('WARN'), INFO: of('INFO') };
};

export const totalCurrent = (rows: readonly CounterRow[]): number =>
  rows.reduce((sum, row) => sum + (row.status === 'RESOLVED' ? 0 : row.alert_count), 0);
