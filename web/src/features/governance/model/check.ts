import type { Localised, Severity } from "./types.ts";

export type RunStatus = "OK" | "FAILED" | "TIMED_OUT" | "SKIPPED";

/** One row of v_checks: the catalogue with the state of the check. */
export type Check = {
  readonly code: string;
  readonly module: string;
  readonly severity: Severity;
  readonly title: Localised;
  readonly remedy: Localised;
  readonly runbook: string;
  readonly owner_role: string;
  readonly every: string;
  readonly budget_ms: number;
  readonly is_enabled: boolean;
  readonly version: number;
  readonly last_status: RunStatus | null;
  readonly last_finished_at: string | null;
  readonly last_duration_ms: number | null;
  readonly failing_since: string | null;
  readonly error_key: string | null;
  readonly next_due_at: string | null;
  readonly is_late: boolean;
  readonly is_over_budget: boolean;
  readonly open_count: number;
};

export type CheckRun = {
  readonly id: number;
  readonly check_code: string;
  readonly started_at: string;
  readonly finished_at: string;
  readonly duration_ms: number;
  readonly status: RunStatus;
  readonly rows_found: number | null;
  readonly opened: number | null;
  readonly refreshed: number | null;
  readonly closed: number | null;
  readonly error_key: string | null;
  readonly error_detail: string | null;
  readonly trigger: string;
};

export type Health = "healthy" | "failing" | "silent" | "never" | "disabled";

export type CheckLine = { readonly check: Check; readonly health: Health };

const INTERVAL_PARTS =
  /(?:(\d+) years? ?)?(?:(\d+) mons? ?)?(?:(\d+) days? ?)?(?:(\d+):(\d+):(\d+(?:\.\d+)?))?/;
const PART_SECONDS = [31_557_600, 2_592_000, 86_400, 3_600, 60, 1];

/** Seconds of an interval as PostgREST writes it: "1 day 02:00:00". */
export const intervalSeconds = (interval: string | null): number | null => {
  const parts = interval === null ? null : INTERVAL_PARTS.exec(interval);
  if (!parts || parts[0] === "") return null;
  return PART_SECONDS.reduce((sum, size, index) => sum + Number(parts[index + 1] ?? 0) * size, 0);
};

export const healthOf = (check: Check): Health => {
  if (!check.is_enabled) return "disabled";
  if (check.last_status === null) return "never";
  if (check.last_status === "FAILED" || check.last_status === "TIMED_OUT") return "failing";
  return check.is_late ? "silent" : "healthy";
};

/** Whether the absence of alerts means anything: every enabled check ran, and lately. */
export const isWatching = (lines: readonly CheckLine[]): boolean =>
  lines.some((line) => line.health === "healthy") &&
  lines.every((line) => line.health === "healthy" || line.health === "disabled");
