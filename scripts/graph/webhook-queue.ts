import { randomUUID } from "node:crypto";
import type { Faults, WebhookFault } from "./faults.ts";
import { metaJson, signature } from "./meta-json.ts";
import { shuffled } from "./random.ts";
import type { Settings } from "./settings.ts";
import type { Timers } from "./timers.ts";
import type { Channel } from "./types.ts";
import { type Update, webhookBody } from "./webhook-body.ts";
import type { Delivery, Outcome } from "./webhook-delivery.ts";

type Waiting = {
  readonly update: Update;
  readonly fault: string | null;
  readonly copies: number;
  readonly isForged: boolean;
  readonly done: (outcome: Outcome) => void;
};

export type WebhookQueue = {
  /** Resolves when it was acknowledged, or dropped by a fault. */
  push(update: Update): Promise<Outcome>;
  /** A body of one's own, signed; or with a signature of one's own. */
  pushRaw(channel: Channel, body: string, ownSignature?: string): Promise<Outcome>;
  /** Lets go what is held back. */
  flush(): void;
  /** Forgets what is held back. */
  discard(): void;
  pending(): number;
};

type Deps = {
  readonly settings: () => Settings;
  readonly faults: Faults;
  readonly timers: Timers;
  readonly appSecret: string;
  readonly deliver: (delivery: Delivery) => Promise<Outcome>;
};

const dropped: Outcome = { acknowledged: false, status: 0, attempts: 0 };
const PATIENCE_MS = 1_000;
const wrongSecret = "not the secret of this app";

type Effects = { -readonly [Effect in WebhookFault["effect"]]?: WebhookFault & { effect: Effect } };

const effectsOf = (struck: readonly WebhookFault[]): Effects =>
  Object.fromEntries(struck.map((fault) => [fault.effect, fault]));

export const createWebhookQueue = (deps: Deps): WebhookQueue => {
  const { settings, faults, timers } = deps;
  let held: Waiting[] = [];
  const batches = new Map<Channel, Waiting[]>();
  let inFlight = 0;

  const send = async (channel: Channel, body: string, how: Partial<Delivery>): Promise<Outcome> => {
    inFlight += 1;
    const signed = how.signature ?? signature(body, deps.appSecret);
    const base = { id: randomUUID(), customer: null, fault: null, isOnce: false };
    try {
      return await deps.deliver({ ...base, ...how, channel, body, signature: signed });
    } finally {
      inFlight -= 1;
    }
  };

  const deliverTogether = async (together: readonly Waiting[]): Promise<void> => {
    const [first] = together;
    if (!first) return;
    const { channel, customer } = first.update;
    const body = metaJson(
      webhookBody(
        channel,
        together.map(({ update }) => update),
      ),
    );
    const secret = first.isForged ? { signature: signature(body, wrongSecret), isOnce: true } : {};
    const how = { ...secret, customer, fault: first.fault };
    for (let copy = 1; copy <= first.copies; copy += 1) void send(channel, body, how);
    const outcome = await send(channel, body, how);
    for (const { done } of together) done(outcome);
  };

  const flushBatch = (channel: Channel): void => {
    const together = batches.get(channel) ?? [];
    batches.delete(channel);
    void deliverTogether(together);
  };

  const release = (waiting: Waiting): void => {
    const { batch_max: max, batch_wait_ms: wait } = settings();
    const { channel } = waiting.update;
    if (max === 1 || waiting.fault !== null) {
      void deliverTogether([waiting]);
      return;
    }
    const batch = batches.get(channel) ?? [];
    batch.push(waiting);
    batches.set(channel, batch);
    if (batch.length >= max) flushBatch(channel);
    else if (batch.length === 1) timers.after(wait, () => flushBatch(channel));
  };

  /** One after the other, so that the order is the chosen one; a slow one does not hold up the rest. */
  const releaseHeld = async (): Promise<void> => {
    const waiting = held;
    held = [];
    // Two always change places: a shuffle may leave them as they were.
    const mixed = waiting.length === 2 ? waiting.toReversed() : shuffled(waiting, faults.random);
    for (const one of mixed) {
      await Promise.race([deliverTogether([one]), timers.sleep(PATIENCE_MS)]);
    }
  };

  const hold = (waiting: Waiting, fault: WebhookFault & { effect: "reorder" }): void => {
    held.push(waiting);
    if (held.length >= fault.hold) void releaseHeld();
    else if (held.length === 1) timers.after(fault.ms, () => void releaseHeld());
  };

  const push = (update: Update): Promise<Outcome> => {
    const target = { channel: update.channel, customer: update.customer?.split(":")[1] ?? null };
    const struck = faults.strikeWebhook(target);
    const effects = effectsOf(struck);
    if (effects.drop) return Promise.resolve(dropped);
    return new Promise((done) => {
      const waiting: Waiting = {
        update,
        fault: struck.length === 0 ? null : struck.map(({ effect }) => effect).join(", "),
        copies: effects.duplicate?.copies ?? 0,
        isForged: effects.forge !== undefined,
        done,
      };
      const { reorder } = effects;
      const next = (): void => (reorder ? hold(waiting, reorder) : release(waiting));
      if (effects.delay) timers.after(effects.delay.ms, next);
      else next();
    });
  };

  return {
    push,
    pushRaw: (channel, body, own) =>
      send(channel, body, { isOnce: true, ...(own === undefined ? {} : { signature: own }) }),
    flush: () => {
      void releaseHeld();
      for (const channel of [...batches.keys()]) flushBatch(channel);
    },
    discard: () => {
      for (const { done } of [...held, ...[...batches.values()].flat()]) done(dropped);
      held = [];
      batches.clear();
    },
    pending: () => inFlight + held.length + [...batches.values()].flat().length,
  };
};
