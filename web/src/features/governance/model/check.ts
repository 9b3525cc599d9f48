import type { Localised, Severity } from './types.ts';

export type RunStatus = 'OK' | 'FAILED' | 'TIMED_OUT' | 'SKIPPED';

export type Check = {
  readonly code: string;
  readonly module: string;
  readonly severity: Severity;
  readonly title: Localised;
  readonly message: Localised;
  readonly remedy: Localised;
  readonly runbook: string;
  readonly owner_role: string;
  readonly every: string;
  readonly grace: string;
  readonly budget_ms: number;
  readonly due_within: string | null;
  readonly is_enabled: boolean;
  readonly tags: readonly string[];
  readonly version: number;
};

export type CheckState = {
  readonly check_code: string;
  readonly last_status: RunStatus;
  readonly last_started_at: string;
  readonly last_finished_at: string;
  readonly last_duration_ms: number;
  readonly last_ok_at: string | null;
  readonly failing_since: string | null;
  readonly error_key: string | null;
  readonly next_due_at: string;
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

export type Health = 'healthy' | 'failing' | 'silent' | 'never' | 'disabled';

export type CheckLine = { readonly check: Check; readonly state: CheckState | null; readonly health: Health };

const INTERVAL_PARTS = /(?:(\d+) years? ?)?(?:(\d+) mons? ?)?(?:(\d+) days? ?)?(?:(\d+):(\d+):(\d+(?:\.\d+)?))?/;
const PART_SECONDS = [31_557_600, 2_592_000, 86_400, 3_600, 60, 1];

/** Seconds of an interval as PostgREST writes it: "1 day 02:00:00". */
export const intervalSeconds = (interval: string | null): number | null => {
  const parts = interval === null ? null : INTERVAL_PARTS.exec(interval);
  if (!parts || parts[0] === '') return null;
  return PART_SECONDS.reduce((sum, size, index) => sum + Number(parts[index + 1] ?? 0) * size, 0);
};

export const healthOf = (check: Check, state: CheckState | null, now: number): Health => {
  if (!check.is_enabled) return 'disabled';
  if (state === null) return 'never';
  if (state.last_status !== 'OK') return 'failing';
  const grace = (intervalSeconds(check.grace) ?? 0) * 1000;
  return new Date(state.next_due_at).getTime() + grace < now ? 'silent' : 'healthy';
};

/** Whether the absence of alerts means anything: every enabled check ran, and lately. */
export const isWatching = (lines: readonly CheckLine[]): boolean =>
  lines.some((line) => line.health === 'healthy') &&
  lines.every((line) => line.health === 'healthy' || line.health === 'disabled');
