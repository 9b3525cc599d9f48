import { describe, expect, it } from "vitest";
import { sumCounters } from "./counters.ts";
import type { CounterRow } from "./types.ts";

const row = (changes: Partial<CounterRow>): CounterRow => ({
  severity: "CRITICAL",
  status: "OPEN",
  alert_count: 1,
  overdue_count: 0,
  snoozed_count: 0,
  ...changes,
});

describe("sumCounters", () => {
  it("adds up what waits, by severity", () => {
    const rows = [
      row({ alert_count: 3, overdue_count: 2 }),
      row({ alert_count: 2, snoozed_count: 1 }),
      row({ status: "ACK", alert_count: 4 }),
      row({ severity: "WARN", alert_count: 7 }),
    ];
    expect(sumCounters(rows).CRITICAL).toEqual({
      current: 9,
      open: 5,
      ack: 4,
      overdue: 2,
      snoozed: 1,
    });
    expect(sumCounters(rows).WARN.current).toBe(7);
    expect(sumCounters(rows).INFO.current).toBe(0);
  });
});
