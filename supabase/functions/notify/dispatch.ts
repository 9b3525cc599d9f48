import type { Rpc } from "../_shared/rpc.ts";
import type { PostResult } from "./http-post.ts";
import { bodyOf } from "./message.ts";
import { judge, type Outcome } from "./outcome.ts";
import { claimed, type Delivery, delivery as deliverySchema } from "./schema.ts";
import type { SignedHeaders } from "./sign.ts";

export type DispatchDeps = {
  readonly rpc: Rpc;
  readonly post: (
    url: string,
    headers: Record<string, string>,
    body: string,
  ) => Promise<PostResult>;
  /** Null when there is no secret to sign with. */
  readonly sign: ((id: string, at: Date, body: string) => SignedHeaders) | null;
  readonly now: () => Date;
  readonly log: (event: string, fields: Record<string, unknown>) => void;
  readonly webhookUrl: string | undefined;
  readonly emailUrl: string | undefined;
  readonly webUrl: string | undefined;
};

export type Summary = { claimed: number; sent: number; retry: number; dead: number; gone: number };

const BATCH = 20;
const PARALLEL = 5;
/** Above the longest batch: 20 deliveries, 5 at a time, 15 seconds each, and the settling. */
const LEASE_SECONDS = 120;
/** No new batch after this long: the platform ends a request that runs much longer. */
const BUDGET_MS = 30_000;

const dead = (error: string): Outcome => ({
  outcome: "dead",
  http_status: null,
  error,
  retry_after_seconds: null,
});

/** Claims and delivers until nothing is due. Throws only when the database cannot be asked. */
export const dispatch = async (deps: DispatchDeps): Promise<Summary | { error: string }> => {
  const summary: Summary = { claimed: 0, sent: 0, retry: 0, dead: 0, gone: 0 };
  const until = deps.now().getTime() + BUDGET_MS;
  const destinations = [
    ...(deps.webhookUrl === undefined ? [] : ["webhook"]),
    ...(deps.emailUrl === undefined ? [] : ["email"]),
  ];
  for (;;) {
    const args = { batch: BATCH, lease_seconds: LEASE_SECONDS, destinations };
    const reply = await deps.rpc("claim_notifications", args);
    const batch = claimed.safeParse(reply.data);
    if (reply.error !== null || !batch.success)
      return { error: reply.error?.message ?? "reply_invalid" };
    summary.claimed += batch.data.length;
    await inParallel(batch.data, PARALLEL, (row) => deliverAndSettle(deps, row, summary));
    if (batch.data.length < BATCH || deps.now().getTime() > until) return summary;
  }
};

type ClaimedRow = { readonly delivery_id: string; readonly lease_token: string };

const deliverAndSettle = async (
  deps: DispatchDeps,
  row: ClaimedRow,
  summary: Summary,
): Promise<void> => {
  const parsed = deliverySchema.safeParse(row);
  const outcome = parsed.success ? await deliver(deps, parsed.data) : dead("delivery_invalid");
  const settled = await deps.rpc("settle_notification", {
    delivery_id: row.delivery_id,
    lease_token: row.lease_token,
    ...outcome,
  });
  // Not settled is not lost: the lease ends and it goes out again under the same webhook-id.
  if (settled.error === null) summary[outcome.outcome] += 1;
  deps.log(settled.error === null ? "notification_settled" : "notification_not_settled", {
    delivery_id: row.delivery_id,
    outcome: outcome.outcome,
    status: outcome.http_status,
    error: outcome.error,
    ...(settled.error === null ? {} : { settle_error: settled.error.message }),
  });
};

const deliver = async (deps: DispatchDeps, delivery: Delivery): Promise<Outcome> => {
  // An e-mail rule's target is its list of recipients; the sender is one for the installation.
  const target =
    delivery.channel === "email" ? deps.emailUrl : (delivery.target ?? deps.webhookUrl);
  if (target === undefined) return dead("target_missing");
  if (deps.sign === null) return dead("signing_secret_missing");
  const body = bodyOf(delivery, deps.webUrl);
  const at = deps.now();
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "user-agent": "vigie-notify/1",
    ...deps.sign(delivery.webhook_id, at, body),
  };
  return judge(await deps.post(target, headers, body), at.getTime());
};

const inParallel = async <T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const queue = [...items];
  const lane = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, lane));
};
