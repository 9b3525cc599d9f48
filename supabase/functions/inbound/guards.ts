import { refuse } from "../_shared/answer.ts";
import type { Call, Deps } from "./deps.ts";
import { guard } from "./schema.ts";

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
 * of addresses, and its senders are limited one by one where messages are stored. While the
 * database is away nothing is limited here, and nothing is stored either.
 */
export const limited = async (
  deps: Deps,
  call: Call,
  tokenHash?: string,
): Promise<Response | undefined> => {
  const args = tokenHash === undefined ? { ip: call.ip } : { ip: call.ip, token_hash: tokenHash };
  const reply = await deps.rpc("guard_inbound", args);
  const parsed = guard.safeParse(reply.data);
  if (!parsed.success || parsed.data.allowed) return undefined;
  const seconds = String(Math.max(1, Math.ceil(parsed.data.retry_after_seconds ?? 1)));
  note(deps, call, "RATE_LIMIT_EXCEEDED", tokenHash ? { token_hash: tokenHash.slice(0, 12) } : {});
  return refuse(429, "rate_limited", `Wait ${seconds} s.`, {}, { "retry-after": seconds });
};
