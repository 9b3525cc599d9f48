import type { HttpExchange } from "../_shared/http-exchange.ts";
import { dead, judge, type Outcome } from "./outcome.ts";
import { pagePayload } from "./page-payload.ts";
import { type Item, item as itemSchema } from "./schema.ts";
import { whatsappPayload } from "./whatsapp-payload.ts";

export type SendDeps = {
  readonly exchange: HttpExchange;
  /** The token of a channel by the name of the function's secret; undefined where there is none. */
  readonly token: (name: string) => string | undefined;
  readonly graphUrl: string;
  /** Whether a channel's own address counts: where people try things out, never in production. */
  readonly allowsOwnBase: boolean;
  readonly now: () => number;
};

const VERSION = "v23.0";
const MAX_ANSWER_BYTES = 65_536;
const notMessages = new Set(["mark_read", "typing", "reaction"]);

export const baseOf = (
  { graphUrl, allowsOwnBase }: Pick<SendDeps, "graphUrl" | "allowsOwnBase">,
  own: string | null | undefined,
): string => (allowsOwnBase && own ? own : graphUrl).replace(/\/+$/, "");

/** Instagram is reached through its page where one is known. */
const senderOf = ({ channel, identity, account_id: account }: Item): string =>
  channel === "instagram" ? (account ?? identity) : identity;

/** Claimed counts as begun, so that this runs at once, and it never throws. */
export const send = async (deps: SendDeps, row: unknown): Promise<Outcome> => {
  const parsed = itemSchema.safeParse(row);
  if (!parsed.success)
    return dead("payload_refused", "The message is not one that this sender knows.");
  const item = parsed.data;
  const token = item.token_ref ? deps.token(item.token_ref) : undefined;
  if (token === undefined) return { outcome: "error", error_key: "auth_missing" };
  const message = item.channel === "whatsapp" ? whatsappPayload(item) : pagePayload(item);
  if (message.body === null) return dead("payload_refused", message.problem);
  const key = item.idempotency_key;
  const result = await deps.exchange({
    method: "POST",
    url: `${baseOf(deps, item.api_base)}/${VERSION}/${encodeURIComponent(senderOf(item))}/messages`,
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json; charset=utf-8",
      accept: "application/json",
      "user-agent": "vigie-outbox/1",
      "idempotency-key": key,
      "x-idempotency-key": key,
      "x-client-message-id": key,
    },
    body: JSON.stringify(message.body),
    maxBytes: MAX_ANSWER_BYTES,
  });
  return judge(result, !notMessages.has(item.payload.type), deps.now());
};
