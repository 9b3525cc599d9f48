import { callRpc, unwrap } from "../../../shared/api/call-rpc.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import {
  type Check,
  type CheckLine,
  type CheckRun,
  type Health,
  healthOf,
} from "../model/check.ts";
import type { Severity } from "../model/types.ts";

const RECENT_RUNS = 1000;

// What does not watch comes first: it is the reason to open the page.
const HEALTH_ORDER: Record<Health, number> = {
  failing: 0,
  silent: 1,
  never: 2,
  healthy: 3,
  disabled: 4,
};

export const fetchCheckLines = async (): Promise<CheckLine[]> => {
  const checks = await unwrap<Check[]>(
    supabase.from("v_checks").select("*").order("module").order("code"),
  );
  return checks
    .map((check) => ({ check, health: healthOf(check) }))
    .sort((left, right) => HEALTH_ORDER[left.health] - HEALTH_ORDER[right.health]);
};

export type RecentRun = Pick<CheckRun, "check_code" | "duration_ms" | "status" | "rows_found">;

/** The latest runs of all checks in one question; empty for who is not the operator. */
export const fetchRecentRuns = async (): Promise<ReadonlyMap<string, readonly RecentRun[]>> => {
  const runs = await unwrap<RecentRun[]>(
    supabase
      .from("check_runs")
      .select("check_code, duration_ms, status, rows_found")
      .order("id", { ascending: false })
      .limit(RECENT_RUNS),
  );
  const byCheck = new Map<string, RecentRun[]>();
  for (const run of runs) {
    byCheck.set(run.check_code, [...(byCheck.get(run.check_code) ?? []), run]);
  }
  return byCheck;
};

export const fetchRuns = (checkCode: string, limit = 50): Promise<CheckRun[]> =>
  unwrap(
    supabase
      .from("check_runs")
      .select("*")
      .eq("check_code", checkCode)
      .order("id", { ascending: false })
      .limit(limit),
  );

export const runCheck = (checkCode: string): Promise<CheckRun> =>
  callRpc<CheckRun>("run_check", { check_code: checkCode });

export type CheckSettings = {
  readonly is_enabled: boolean;
  readonly severity: Severity;
  readonly every: string;
  readonly budget_ms: number;
  readonly reason: string;
};

export const saveCheck = (check: Check, settings: CheckSettings): Promise<Check> =>
  callRpc<Check>("set_check", {
    check_code: check.code,
    expected_version: check.version,
    ...settings,
  });
