import { rateLimited } from "../_shared/rate-limit.ts";
import type { Call, Deps } from "./deps.ts";

/** Logs a refusal. The database writes one line a second of a kind; a flood is thinned there. */
export const note = (
  deps: Deps,
  call: Call,
  eventType: string,
  payload: Record<string, unknown> = {},
): void => {
  deps.log("refusal", {
    type: eventType,
    channel: call.channel,
    correlation_id: call.correlationId,
    hops: call.hops,
  });
  deps.later(
    deps.rpc("note_refusal", {
      event_type: eventType,
      payload,
      channel: call.channel,
      correlation_id: call.correlationId,
    }),
  );
};

/**
 * The limits by address and token, for whoever did not prove to be Meta: Meta calls from a handful
 * of addresses, and its senders are limited one by one where messages are stored.
 */
export const limited = async (
  deps: Deps,
  call: Call,
  tokenHash?: string,
): Promise<Response | undefined> => {
  const refusal = await rateLimited(deps.rpc, call.ip, tokenHash);
  if (refusal !== undefined) {
    note(
      deps,
      call,
      "RATE_LIMIT_EXCEEDED",
      tokenHash ? { token_hash: tokenHash.slice(0, 12) } : {},
    );
  }
  return refusal;
};
