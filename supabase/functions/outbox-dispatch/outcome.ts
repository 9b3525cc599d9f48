import type { HttpFailure, HttpResult } from "../_shared/http-exchange.ts";
import type { Reply } from "../_shared/http-reply.ts";
import { accepted, refusal } from "./schema.ts";

/** In the words of `settle_outbound`; for `error` its table of codes decides. */
export type Outcome = {
  readonly outcome: "sent" | "retry" | "dead" | "unknown" | "error" | "release";
  readonly provider_message_id?: string | undefined;
  readonly http_status?: number | undefined;
  readonly error_code?: number | undefined;
  readonly error_key?: string | undefined;
  readonly error_details?: string | undefined;
  readonly retry_after_seconds?: number | undefined;
};

export const dead = (errorKey: string, details?: string): Outcome => ({
  outcome: "dead",
  error_key: errorKey,
  error_details: details,
});

/** Seconds from now: the header is either a number of seconds or an HTTP date. */
export const retryAfterSeconds = (header: string | undefined, now: number): number | undefined => {
  if (header === undefined) return undefined;
  if (/^\d{1,6}$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at)
    ? undefined
    : Math.min(999_999, Math.max(0, Math.ceil((at - now) / 1000)));
};

/** Details that say more than their code; everywhere else the code itself is the finer one. */
const SUBCODES: Readonly<Record<number, number>> = {
  2018278: 2018278,
  // The same closed window, of Pages of the news and of Instagram.
  2018065: 2018278,
  2534022: 2018278,
  1545041: 1545041,
  // Not there, or takes no messages from us: nothing is wrong with our token or our message.
  2018108: 1545041,
  2018001: 1545041,
  2534014: 1545041,
  2018109: 131053,
};

/** What others wrote is kept short, and without anybody's number. */
const cleaned = (text: string | null | undefined): string | undefined =>
  text?.replace(/\+?\d[\d\s().-]{5,}\d/g, "…").slice(0, 500);

const jsonOf = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown;
  } catch {
    return undefined;
  }
};

/** Not Meta's word: something between us and Meta lost the line, perhaps after Meta took the message. */
const isLostBehind = (status: number): boolean => status === 502 || status === 504;

const ofRefusal = ({ status, headers, body }: Reply, isMessage: boolean, now: number): Outcome => {
  const parsed = refusal.safeParse(jsonOf(body));
  const error = parsed.success ? parsed.data.error : undefined;
  if (error === undefined && isMessage && isLostBehind(status)) {
    return { outcome: "unknown", http_status: status, error_key: "http_5xx" };
  }
  const subcode = SUBCODES[error?.error_subcode ?? 0];
  return {
    outcome: "error",
    http_status: status,
    error_code: subcode ?? error?.code ?? undefined,
    error_details: cleaned(error?.error_data?.details ?? error?.message),
    retry_after_seconds: retryAfterSeconds(headers.get("retry-after"), now),
  };
};

/** A success without an id is one for what is no message; for a message nobody knows what answered. */
const ofSuccess = ({ status, body }: Reply, isMessage: boolean): Outcome => {
  const parsed = accepted.safeParse(jsonOf(body));
  const id = parsed.success
    ? (parsed.data.messages?.[0]?.id ?? parsed.data.message_id ?? undefined)
    : undefined;
  if (isMessage && id === undefined) {
    return { outcome: "unknown", http_status: status, error_key: "response_invalid" };
  }
  return { outcome: "sent", http_status: status, provider_message_id: id };
};

const ofFailure = ({ isSent, reason }: HttpFailure): Outcome => {
  // Meta has no idempotency: once a byte has left, sending again could be sending twice.
  if (isSent) {
    return { outcome: "unknown", error_key: reason === "timeout" ? "timeout" : "network" };
  }
  // Names that do not resolve come back; addresses that are refused do not.
  const isRefused = reason.startsWith("url_") && reason !== "url_unresolvable";
  return isRefused
    ? dead("channel_disconnected", reason)
    : { outcome: "retry", error_key: "network", error_details: reason };
};

export const judge = (result: HttpResult, isMessage: boolean, now: number): Outcome => {
  if (result.error !== null) return ofFailure(result.error);
  const { reply } = result;
  if (reply.status >= 200 && reply.status < 300) return ofSuccess(reply, isMessage);
  // A gateway that honours our key has it already.
  if (reply.status === 409) return { outcome: "sent", http_status: 409 };
  return ofRefusal(reply, isMessage, now);
};
