import { describe, expect, it } from 'vitest';
import { type Check, type CheckState, healthOf, intervalSeconds, isWatching } from './check.ts';

const text = { fr: '', en: '', ar: '' };
const check: Check = {
  code: 'GRANT_TO_ANON',
  module: 'security',
  severity: 'CRITICAL',
  title: text,
  message: text,
  remedy: text,
  runbook: 'grant-to-anon',
  owner_role: 'admin',
  every: '00:01:00',
  grace: '00:05:00',
  budget_ms: 1000,
  due_within: null,
  is_enabled: true,
  tags: [],
  version: 1,
};
const state: CheckState = {
  check_code: check.code,
  last_status: 'OK',
  last_started_at: '2026-09-01T08:00:00Z',
  last_finished_at: '2026-09-01T08:00:00Z',
  last_duration_ms: 4,
  last_ok_at: '2026-09-01T08:00:00Z',
  failing_since: null,
  error_key: null,
  next_due_at: '2026-09-01T08:01:00Z',
};
const at = (time: string) => new Date(`2026-09-01T${time}Z`).getTime();

describe('intervalSeconds', () => {
  it('reads what PostgreSQL writes', () => {
    expect(intervalSeconds('00:01:00')).toBe(60);
    expect(intervalSeconds('2 days')).toBe(172_800);
    expect(intervalSeconds('1 day 02:00:00.5')).toBe(93_600.5);
    expect(intervalSeconds(null)).toBeNull();
    expect(intervalSeconds('soon')).toBeNull();
  });
});

describe('healthOf', () => {
  it('forgives the grace and no more', () => {
    expect(healthOf(check, state, at('08:05:59'))).toBe('healthy');
    expect(healthOf(check, state, at('08:06:01'))).toBe('silent');
  });

  it('tells failing, never run and disabled apart', () => {
    expect(healthOf(check, { ...state, last_status: 'TIMED_OUT' }, at('08:00:30'))).toBe('failing');
    expect(healthOf(check, null, at('08:00:30'))).toBe('never');
    expect(healthOf({ ...check, is_enabled: false }, null, at('08:00:30'))).toBe('disabled');
  });
});

describe('isWatching', () => {
  const line = (health: 'healthy' | 'silent' | 'disabled') => ({ check, state, health });
  it('needs at least one healthy check and none that is not', () => {
    expect(isWatching([line('healthy'), line('disabled')])).toBe(true);
    expect(isWatching([line('healthy'), line('silent')])).toBe(false);
    expect(isWatching([line('disabled')])).toBe(false);
    expect(isWatching([])).toBe(false);
  });
});
