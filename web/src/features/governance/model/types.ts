export type Severity = "CRITICAL" | "WARN" | "INFO";
export type AlertStatus = "OPEN" | "ACK" | "RESOLVED";
export type ResolutionReason = "FIXED" | "FALSE_POSITIVE" | "ACCEPTED_RISK" | "DUPLICATE" | "OTHER";

export type Localised = Readonly<Record<string, string>>;
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };
export type Payload = { readonly [key: string]: Json };

/** One row of v_system_alerts: an episode with the readable names joined in. */
export type Alert = {
  readonly id: string;
  readonly tenant_id: string;
  readonly site_id: string | null;
  readonly site_name: string | null;
  readonly check_code: string;
  readonly check_title: Localised | null;
  readonly severity: Severity;
  readonly status: AlertStatus;
  readonly message: string;
  readonly message_i18n: Localised | null;
  readonly payload: Payload;
  readonly remedy: Localised | null;
  readonly runbook: string | null;
  readonly entity_type: string;
  readonly entity_id: string | null;
  readonly entity_key: string | null;
  readonly entity_label: string | null;
  readonly entity_route: string | null;
  readonly fingerprint: string;
  readonly episode: number;
  readonly previous_alert_id: string | null;
  readonly occurrence_count: number;
  readonly is_active: boolean;
  readonly first_detected_at: string;
  readonly last_detected_at: string;
  readonly last_seen_at: string;
  readonly acknowledged_by: string | null;
  readonly acknowledged_by_name: string | null;
  readonly acknowledged_at: string | null;
  readonly resolved_by: string | null;
  readonly resolved_by_name: string | null;
  readonly resolved_at: string | null;
  readonly resolved_by_system: boolean;
  readonly resolution_reason: ResolutionReason | null;
  readonly resolution_comment: string | null;
  readonly assigned_to: string | null;
  readonly assignee_name: string | null;
  readonly assigned_at: string | null;
  readonly snoozed_until: string | null;
  readonly is_snoozed: boolean;
  readonly due_at: string | null;
  readonly is_overdue: boolean;
  readonly escalated_at: string | null;
  readonly age_seconds: number;
  readonly version: number;
};

export type AlertEvent = {
  readonly id: number;
  readonly alert_id: string;
  readonly kind: string;
  readonly from_status: AlertStatus | null;
  readonly to_status: AlertStatus | null;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
  readonly assignee_name: string | null;
  readonly assignee_id: string | null;
  readonly reason: ResolutionReason | null;
  readonly comment: string | null;
  readonly until: string | null;
  readonly severity: Severity;
  readonly evidence: Payload | null;
  readonly created_at: string;
};

export type CounterRow = {
  readonly severity: Severity;
  readonly status: AlertStatus;
  readonly alert_count: number;
  readonly overdue_count: number;
  readonly snoozed_count: number;
};

/** One row of alert_history: an earlier episode of the same violation. */
export type Episode = {
  readonly id: string;
  readonly episode: number;
  readonly first_detected_at: string;
  readonly resolved_at: string | null;
  readonly resolved_by_name: string | null;
  readonly resolved_by_system: boolean;
  readonly resolution_reason: ResolutionReason | null;
  readonly resolution_comment: string | null;
};

export type BulkOutcome = {
  readonly alert_id: string;
  readonly ok: boolean;
  readonly error_key: string | null;
  readonly error_detail: string | null;
};

export const severities: readonly Severity[] = ["CRITICAL", "WARN", "INFO"];
export const reasons: readonly ResolutionReason[] = [
  "FIXED",
  "FALSE_POSITIVE",
  "ACCEPTED_RISK",
  "DUPLICATE",
  "OTHER",
];
