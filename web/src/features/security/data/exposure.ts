import { callRpc, unwrap } from "../../../shared/api/call-rpc.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import type { ExposureRow } from "../model/exposure.ts";
import type { AuditRun, Exception, Finding } from "../model/types.ts";

const PAGE_ROWS = 1000;
const RECENT_AUDITS = 30;

const readInventoryPage = (schema: string, first: number): Promise<ExposureRow[]> => {
  let query = supabase.from("exposure_inventory").select("*");
  if (schema !== "*") query = query.eq("schema_name", schema);
  return unwrap<ExposureRow[]>(
    query
      .order("object_type")
      .order("identity")
      .order("role_name")
      .order("command")
      .order("column_name")
      .range(first, first + PAGE_ROWS - 1),
  );
};

/** The whole inventory of a schema: a matrix that left rows out would be a false proof. */
export const fetchInventory = async (schema: string): Promise<ExposureRow[]> => {
  const rows: ExposureRow[] = [];
  for (;;) {
    const page = await readInventoryPage(schema, rows.length);
    rows.push(...page);
    if (page.length < PAGE_ROWS) return rows;
  }
};

export const fetchFindings = (tenantId: string): Promise<Finding[]> =>
  unwrap(
    supabase
      .from("v_system_alerts")
      .select(
        "id, check_code, check_title, severity, status, message, message_i18n, entity_key, entity_label, payload, first_detected_at",
      )
      .eq("tenant_id", tenantId)
      .eq("module", "security")
      .is("is_active", true)
      .order("severity_rank")
      .order("first_detected_at")
      .limit(200),
  );

export const fetchExceptions = (): Promise<Exception[]> =>
  unwrap(
    supabase
      .from("exposure_exceptions")
      .select("*")
      .order("expires_at", { ascending: true })
      .limit(500),
  );

export const fetchAudits = (): Promise<AuditRun[]> =>
  unwrap(
    supabase
      .from("leak_audit_runs")
      .select("*")
      .order("finished_at", { ascending: false })
      .limit(RECENT_AUDITS),
  );

export type NewException = {
  readonly rule: string;
  readonly object_key: string;
  readonly reason: string;
  readonly owner_name: string;
  readonly expires_at: string;
};

export const addException = (exception: NewException) =>
  callRpc("add_exposure_exception", exception);

export const endException = (id: string, reason: string) =>
  callRpc("end_exposure_exception", { exception_id: id, reason });
