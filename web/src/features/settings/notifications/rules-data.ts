import { toAppError } from "../../../shared/api/app-error.ts";
import { unwrap } from "../../../shared/api/call-rpc.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import type { LocalizedText } from "../../../shared/i18n/use-localized.ts";

export type Severity = "CRITICAL" | "WARN" | "INFO";
export type Channel = "webhook" | "email";

export interface RuleFields {
  name: string;
  min_severity: Severity;
  check_codes: string[] | null;
  site_id: string | null;
  channel: Channel;
  target: string | null;
  cooldown: string;
  group_wait: string;
  repeat_every: string | null;
  notify_resolved: boolean;
  flood_cap: number;
  flood_window: string;
  is_enabled: boolean;
}

export interface Rule extends RuleFields {
  id: string;
  is_default: boolean;
  disabled_reason: string | null;
  updated_at: string;
  version: number;
}

export interface Suppression {
  rule_id: string;
  check_code: string;
  window_started_at: string;
  told_count: number;
  suppressed_count: number;
  total_suppressed: number;
  total_cooled: number;
  last_suppressed_at: string | null;
}

export interface CheckChoice {
  code: string;
  title: LocalizedText;
}

export const NEW_RULE: RuleFields = {
  name: "",
  min_severity: "WARN",
  check_codes: null,
  site_id: null,
  channel: "webhook",
  target: null,
  cooldown: "04:00:00",
  group_wait: "00:00:20",
  repeat_every: null,
  notify_resolved: true,
  flood_cap: 20,
  flood_window: "01:00:00",
  is_enabled: true,
};

export function readRules(tenantId: string): Promise<Rule[]> {
  return unwrap<Rule[]>(
    supabase.from("notification_rules").select("*").eq("tenant_id", tenantId).order("name"),
  );
}

export function readSuppressions(tenantId: string): Promise<Suppression[]> {
  return unwrap<Suppression[]>(
    supabase
      .from("notification_suppressions")
      .select("*")
      .eq("tenant_id", tenantId)
      .order("last_suppressed_at", { ascending: false, nullsFirst: false })
      .limit(200),
  );
}

export async function readRuleChoices(
  tenantId: string,
): Promise<{ checks: CheckChoice[]; sites: { id: string; name: string }[] }> {
  const [checks, sites] = await Promise.all([
    unwrap<CheckChoice[]>(supabase.from("integrity_checks").select("code,title").order("code")),
    unwrap<{ id: string; name: string }[]>(
      supabase.from("sites").select("id,name").eq("tenant_id", tenantId).order("name"),
    ),
  ]);
  return { checks, sites };
}

function staleRow() {
  return toAppError({ status: 409 });
}

/** A rule that changed since it was read is left alone: the filter on version finds no row. */
export async function saveRule(
  tenantId: string,
  rule: Rule | null,
  fields: RuleFields,
): Promise<void> {
  if (rule === null) {
    await unwrap(supabase.from("notification_rules").insert({ tenant_id: tenantId, ...fields }));
    return;
  }
  await updateRule(rule, fields);
}

export async function updateRule(rule: Rule, changes: Partial<RuleFields>): Promise<void> {
  const rows = await unwrap<unknown[]>(
    supabase
      .from("notification_rules")
      .update(changes)
      .eq("id", rule.id)
      .eq("version", rule.version)
      .select("id"),
  );
  if (rows.length === 0) throw staleRow();
}

export async function deleteRule(rule: Rule): Promise<void> {
  const rows = await unwrap<unknown[]>(
    supabase
      .from("notification_rules")
      .delete()
      .eq("id", rule.id)
      .eq("version", rule.version)
      .select("id"),
  );
  if (rows.length === 0) throw staleRow();
}
