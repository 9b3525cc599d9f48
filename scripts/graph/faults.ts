import { z } from "zod";
import { seededRandom } from "./random.ts";
import { channels } from "./types.ts";

const common = {
  channel: z.enum(channels).optional(),
  /** The customer: wa_id, PSID or IGSID, or the key `channel:id`, as everywhere below /_sim. */
  customer: z.string().optional(),
  probability: z.number().min(0).max(1).default(1),
  /** How often it strikes; absent: until it is taken away. */
  times: z.number().int().min(1).optional(),
};
const ms = z.number().int().min(0).max(600_000);

const sendFault = z.discriminatedUnion("effect", [
  z.strictObject({
    ...common,
    on: z.literal("send"),
    effect: z.literal("error"),
    code: z.number().int(),
    status: z.number().int().min(400).max(599).optional(),
    retry_after_seconds: z.number().int().min(0).optional(),
  }),
  /** An answer that is not the Graph API's: a proxy or a gateway on the way. */
  z.strictObject({
    ...common,
    on: z.literal("send"),
    effect: z.literal("http"),
    status: z.number().int().min(300).max(599),
    retry_after_seconds: z.number().int().min(0).optional(),
  }),
  z.strictObject({
    ...common,
    on: z.literal("send"),
    effect: z.literal("latency"),
    ms,
    jitter_ms: ms.default(0),
  }),
  /** The connection is cut before anything happened, or after the message was accepted. */
  z.strictObject({ ...common, on: z.literal("send"), effect: z.enum(["cut_before", "cut_after"]) }),
  /** Accepted, and then nothing is ever heard of it. */
  z.strictObject({ ...common, on: z.literal("send"), effect: z.literal("lose") }),
  /** Accepted, and refused later by a webhook, as most of Meta's refusals are. */
  z.strictObject({
    ...common,
    on: z.literal("send"),
    effect: z.literal("fail_later"),
    code: z.number().int(),
  }),
]);

const webhookFault = z.discriminatedUnion("effect", [
  z.strictObject({ ...common, on: z.literal("webhook"), effect: z.enum(["drop", "forge"]) }),
  z.strictObject({ ...common, on: z.literal("webhook"), effect: z.literal("delay"), ms }),
  z.strictObject({
    ...common,
    on: z.literal("webhook"),
    effect: z.literal("duplicate"),
    copies: z.number().int().min(1).max(50).default(1),
  }),
  /** Holds updates and lets them go in another order: when enough wait, or after a while. */
  z.strictObject({
    ...common,
    on: z.literal("webhook"),
    effect: z.literal("reorder"),
    hold: z.number().int().min(2).max(1_000).default(4),
    ms: ms.default(500),
  }),
]);

export const faultSchema = z.union([sendFault, webhookFault]);
export type FaultRule = z.infer<typeof faultSchema>;
export type SendFault = z.infer<typeof sendFault>;
export type WebhookFault = z.infer<typeof webhookFault>;
export type Fault = FaultRule & { readonly id: string; readonly left: number | null };

type Target = { readonly channel: string | null; readonly customer: string | null };

const isMeant = (customer: string | undefined, target: Target): boolean =>
  customer === undefined ||
  customer === target.customer ||
  customer === `${target.channel ?? ""}:${target.customer ?? ""}`;

export type Faults = {
  list(): readonly Fault[];
  add(rule: FaultRule): Fault;
  remove(id: string): boolean;
  clear(): void;
  seed(seed: number): void;
  random(): number;
  /** The rules that strike now; each strike is counted. */
  strikeSend(target: Target): readonly SendFault[];
  strikeWebhook(target: Target): readonly WebhookFault[];
};

/** `onSpent`: a rule has struck for the last time, and is gone. */
export const createFaults = (seed: number, onSpent: () => void = () => undefined): Faults => {
  let rules: readonly Fault[] = [];
  let random = seededRandom(seed);
  let nextId = 1;

  const strikes = (rule: Fault, on: Fault["on"], target: Target): boolean =>
    rule.on === on &&
    (rule.channel === undefined || rule.channel === target.channel) &&
    isMeant(rule.customer, target) &&
    (rule.probability === 1 || random() < rule.probability);

  const take = (on: Fault["on"], target: Target): readonly Fault[] => {
    if (rules.length === 0) return [];
    const struck = rules.filter((rule) => strikes(rule, on, target));
    const counted = rules.map((rule) =>
      struck.includes(rule) && rule.left !== null ? { ...rule, left: rule.left - 1 } : rule,
    );
    rules = counted.filter((rule) => rule.left !== 0);
    if (rules.length < counted.length) onSpent();
    return struck;
  };

  return {
    list: () => rules,
    add: (rule) => {
      const fault: Fault = { ...rule, id: `fault-${nextId}`, left: rule.times ?? null };
      nextId += 1;
      rules = [...rules, fault];
      return fault;
    },
    remove: (id) => {
      const before = rules.length;
      rules = rules.filter((rule) => rule.id !== id);
      return rules.length < before;
    },
    clear: () => {
      rules = [];
    },
    seed: (value) => {
      random = seededRandom(value);
    },
    random: () => random(),
    strikeSend: (target) => take("send", target) as readonly SendFault[],
    strikeWebhook: (target) => take("webhook", target) as readonly WebhookFault[],
  };
};
