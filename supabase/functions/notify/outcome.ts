import type { PostResult } from "./http-post.ts";

export type Outcome = {
  readonly outcome: "sent" | "retry" | "dead" | "gone";
  readonly http_status: number | null;
  readonly error: string | null;
  readonly retry_after_seconds: number | null;
};

/** Refused for good: the address itself is wrong. A name that does not resolve may come back. */
const FINAL_ERRORS = new Set([
  "url_invalid",
  "url_scheme_refused",
  "url_userinfo_refused",
  "url_fragment_refused",
  "url_port_refused",
  "url_host_refused",
  "url_address_refused",
]);
/** Too early, too slow, too many: the same request may succeed later. */
const RETRIED_4XX = new Set([408, 425, 429]);

/** Seconds from now: the header is either a number of seconds or an HTTP date. */
export const retryAfterSeconds = (header: string | null, now: number): number | null => {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1000));
};

export const judge = (result: PostResult, now: number): Outcome => {
  const as = (outcome: Outcome["outcome"], error: string | null): Outcome => ({
    outcome,
    http_status: result.status,
    error,
    retry_after_seconds: retryAfterSeconds(result.retryAfter, now),
  });
  if (result.error !== null) {
    return as(FINAL_ERRORS.has(result.error) ? "dead" : "retry", result.error);
  }
  const { status } = result;
  // 409 is the answer of a receiver that has this webhook-id already.
  if ((status >= 200 && status < 300) || status === 409) return as("sent", null);
  if (status === 410) return as("gone", "http_410");
  // Following a redirect would be a second request, to an address that nobody allowed.
  if (status < 400) return as("dead", "redirect_refused");
  const isTemporary = status >= 500 || RETRIED_4XX.has(status);
  return as(isTemporary ? "retry" : "dead", `http_${status}`);
};
