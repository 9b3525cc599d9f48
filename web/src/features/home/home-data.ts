import { unwrap } from "../../shared/api/call-rpc.ts";
import { supabase } from "../../shared/api/supabase-client.ts";

export type Severity = "CRITICAL" | "WARN" | "INFO";
export const SEVERITIES: readonly Severity[] = ["CRITICAL", "WARN", "INFO"];

interface CounterRow {
  severity: Severity;
  status: "OPEN" | "ACK";
  alert_count: number;
  overdue_count: number;
  snoozed_count: number;
}

export interface SeverityCount {
  severity: Severity;
  total: number;
  open: number;
  overdue: number;
}

export interface AuditRun {
  id: string;
  finished_at: string;
  verdict: "PASS" | "FAIL" | "INVALID";
  objects_total: number;
  objects_probed: number;
  leak_count: number;
  unknown_count: number;
}

export interface HealthPart {
  part: string;
  kind: "heartbeat" | "job" | "queue";
  is_ok: boolean;
  last_at: string | null;
  status: string;
}

/** The view leaves out what counts nothing: after a successful read, absent means zero. */
export async function readCounters(tenantId: string): Promise<SeverityCount[]> {
  const rows = await unwrap<CounterRow[]>(
    supabase.from("v_alert_counters").select("*").eq("tenant_id", tenantId),
  );
  return SEVERITIES.map((severity) => {
    const own = rows.filter((row) => row.severity === severity);
    const sum = (pick: (row: CounterRow) => number) =>
      own.reduce((total, row) => total + pick(row), 0);
    return {
      severity,
      total: sum((row) => row.alert_count),
      open: sum((row) => (row.status === "OPEN" ? row.alert_count : 0)),
      overdue: sum((row) => row.overdue_count),
    };
  });
}

export async function readLastAudit(): Promise<AuditRun | null> {
  const rows = await unwrap<AuditRun[]>(
    supabase
      .from("leak_audit_runs")
      .select("id,finished_at,verdict,objects_total,objects_probed,leak_count,unknown_count")
      .order("started_at", { ascending: false })
      .limit(1),
  );
  return rows[0] ?? null;
}

export function readHealth(): Promise<HealthPart[]> {
  return unwrap<HealthPart[]>(
    supabase.from("v_ops_health").select("part,kind,is_ok,last_at,status"),
  );
}
