import { callRpc } from "../api/call-rpc.ts";
import type { LocalizedText } from "../i18n/use-localized.ts";
import type { Payload } from "./payload.ts";

export type RemedyButton = "replay" | "send_template" | "reconnect" | "edit" | "none";

export interface OutboundMessage {
  id: number;
  created_at: string;
  channel: string;
  channel_id: string;
  conversation_id: string;
  contact_id: string;
  kind: string;
  category: string;
  template: string | null;
  origin: string;
  status: string;
  receipt: string | null;
  attempts: number;
  error_code: number | null;
  error_key: string | null;
  provider_message_id: string | null;
  sent_at: string | null;
  delivered_at: string | null;
  read_at: string | null;
  failed_at: string | null;
  settled_at: string | null;
  correlation_id: string | null;
}

export interface Attempt {
  id: number;
  attempt: number;
  outcome: string;
  http_status: number | null;
  error_code: number | null;
  error_key: string | null;
  error_details: string | null;
  latency_ms: number | null;
  retry_after_seconds: number | null;
  finished_at: string;
}

export interface Decision {
  id: number;
  action: string;
  reason: string;
  actor_name: string | null;
  created_at: string;
}

export interface OutboundSwitch {
  id: string;
  scope: "number" | "template" | "recipient";
  channel_id: string | null;
  template_key: string | null;
  contact_id: string | null;
  mode: string;
  reason: string;
  actor_name: string | null;
  expires_at: string | null;
  created_at: string;
}

/** All that is known of one message to send. */
export interface Explanation {
  message: OutboundMessage;
  payload: Payload;
  attempts: Attempt[];
  decisions: Decision[];
  switches: OutboundSwitch[];
  reason: LocalizedText;
  remedy: LocalizedText;
  button: RemedyButton | null;
  due_at: string | null;
  held_reason: string | null;
  is_leased: boolean;
  window_open: boolean | null;
  blocked_by: number | null;
}

export function explainOutbound(id: number): Promise<Explanation> {
  return callRpc<Explanation>("explain_outbound", { outbound_id: id });
}

export type DecisionKind = "replay" | "drop" | "mark_sent" | "resend" | "drop_unknown";

export interface DecisionReport {
  done: number;
  skipped: number[];
  /** Their time has passed: they are not sent again. */
  expired: number[];
}

interface Answer {
  replayed?: number;
  dropped?: number;
  resolved?: number;
  skipped: number[];
  expired?: number[];
}

const UNKNOWN_DECISIONS = { mark_sent: "sent", resend: "resend", drop_unknown: "drop" } as const;

/** One decision about some messages. Those that somebody decided about meanwhile are skipped. */
export async function decide(
  kind: DecisionKind,
  ids: readonly number[],
  reason: string,
): Promise<DecisionReport> {
  const common = { outbound_ids: [...ids], reason };
  const answer =
    kind === "replay"
      ? await callRpc<Answer>("replay_outbound", common)
      : kind === "drop"
        ? await callRpc<Answer>("drop_outbound", common)
        : await callRpc<Answer>("resolve_unknown", {
            ...common,
            decision: UNKNOWN_DECISIONS[kind],
          });
  const done = answer.replayed ?? answer.dropped ?? answer.resolved ?? 0;
  return { done, skipped: answer.skipped, expired: answer.expired ?? [] };
}
