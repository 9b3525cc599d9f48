export const OUTBOX_DEFAULTS = {
  status: "",
  channel_id: "",
  error_key: "",
  q: "",
  page: "1",
  message: "",
} as const;

export type OutboxFilters = Readonly<Record<keyof typeof OUTBOX_DEFAULTS, string>>;

export type OutboxView = "waiting" | "DLQ" | "UNKNOWN";

/** "" and what stands for it: what waits. Anything unheard of, too. */
export function viewOf(status: string): OutboxView {
  return status === "DLQ" || status === "UNKNOWN" ? status : "waiting";
}

export const isFiltered = (filters: OutboxFilters): boolean =>
  filters.channel_id !== "" ||
  filters.error_key !== "" ||
  (filters.q !== "" && viewOf(filters.status) !== "waiting");

/** Causes that a message which did not leave may have. */
export const ERROR_KEYS = [
  "provider_auth",
  "provider_window",
  "provider_undeliverable",
  "provider_template",
  "provider_params",
  "provider_media",
  "provider_identity",
  "provider_policy",
  "provider_opt_out",
  "provider_throttle_marketing",
  "provider_retry",
  "provider_slow",
  "provider_other",
  "provider_failed",
  "network",
  "timeout",
  "lease_expired",
  "http_4xx",
  "http_5xx",
  "auth_missing",
  "channel_disconnected",
  "payload_refused",
  "window_closed",
  "switched_off",
  "max_attempts",
] as const;
