import type { Reply } from "../_shared/http-reply.ts";

/** In the words of `settle_media`. */
export type Outcome = {
  readonly outcome: "stored" | "retry" | "refused" | "expired" | "dead";
  readonly mime?: string | undefined;
  readonly size_bytes?: number | undefined;
  readonly sha256?: string | undefined;
  readonly error_key?: string | undefined;
  readonly retry_after_seconds?: number | undefined;
};

export const failed = (
  outcome: "refused" | "expired" | "dead",
  errorKey: string,
  facts: Partial<Outcome> = {},
): Outcome => ({ outcome, error_key: errorKey, ...facts });

export const retryLater = (errorKey: string, reply?: Reply): Outcome => {
  const header = reply?.headers.get("retry-after") ?? "";
  const seconds = /^\d{1,5}$/.test(header) ? Number(header) : undefined;
  return { outcome: "retry", error_key: errorKey, retry_after_seconds: seconds };
};

export const isOutcome = (value: object): value is Outcome => "outcome" in value;
