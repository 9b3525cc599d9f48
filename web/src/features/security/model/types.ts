export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };
export type Payload = { readonly [key: string]: Json };
export type Localised = Readonly<Record<string, string>>;

/** An open finding, as the alert that its check opened. */
export type Finding = {
  readonly id: string;
  readonly check_code: string;
  readonly check_title: Localised | null;
  readonly severity: string;
  readonly status: string;
  readonly message: string;
  readonly message_i18n: Localised | null;
  readonly entity_key: string;
  readonly entity_label: string | null;
  readonly payload: Payload;
  readonly first_detected_at: string;
};

export type Exception = {
  readonly id: string;
  readonly rule: string;
  readonly object_key: string;
  readonly reason: string;
  readonly owner_name: string;
  readonly expires_at: string;
  readonly created_at: string;
  readonly ended_at: string | null;
  readonly ended_reason: string | null;
};

export type AuditFinding = {
  readonly verdict: string;
  readonly action: string;
  readonly object: string;
  readonly identity: string;
  readonly why: string;
};

export type AuditRun = {
  readonly id: string;
  readonly started_at: string;
  readonly finished_at: string;
  readonly target: string;
  readonly mode: string;
  readonly objects_total: number;
  readonly objects_probed: number;
  readonly leak_count: number;
  readonly unknown_count: number;
  readonly denied_count: number;
  readonly empty_count: number;
  readonly canary_caught: boolean | null;
  readonly verdict: "PASS" | "FAIL" | "INVALID";
  readonly findings: readonly AuditFinding[];
  readonly tool_version: string;
  readonly recorded_by: string;
};

export type SecurityEvent = {
  readonly id: number;
  readonly tenant_id: string | null;
  readonly event_type: string;
  readonly severity: string;
  readonly actor_id: string | null;
  readonly channel: string | null;
  readonly user_id: string | null;
  readonly payload_json: Payload;
  readonly correlation_id: string | null;
  readonly created_at: string;
};

export type EventType = {
  readonly code: string;
  readonly severity: string;
  readonly module: string;
  readonly description: Localised;
};
