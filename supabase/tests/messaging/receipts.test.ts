import { afterAll, beforeAll, expect, test } from "vitest";
import { openSession, type Session } from "../access/two-sessions.ts";
import {
  type Claimed,
  claim,
  deliver,
  type Item,
  openRestaurant,
  type Restaurant,
  settle,
} from "./restaurant.ts";

let system: Session;
let resto: Restaurant;

beforeAll(async () => {
  system = await openSession();
  resto = await openRestaurant(system);
});
afterAll(() => system.end());

type Step = "settle" | "sent" | "delivered" | "read" | "played" | "failed" | "watermark";

const permutations = (steps: readonly Step[]): Step[][] =>
  steps.length < 2
    ? [[...steps]]
    : steps.flatMap((step, index) =>
        permutations([...steps.slice(0, index), ...steps.slice(index + 1)]).map((rest) => [
          step,
          ...rest,
        ]),
      );

type Sent = Claimed & { readonly to: { readonly kind: string; readonly value: string } };

const claimMany = async (count: number): Promise<Sent[]> => {
  const users = Array.from({ length: count }, () => resto.user());
  await deliver(
    system,
    users.map((user) => resto.message(user, "Salam")),
  );
  return [...(await claim(system, resto, 600, 1000)).items] as Sent[];
};

const end = async (id: number) => {
  const [row] = await system.query<{ state: string; rank: number }>(
    `select status || ' ' || coalesce(receipt, '-') as state, receipt_rank as rank
     from public.outbound_messages where id = $1`,
    [id],
  );
  return row;
};

/** What names the message: our callback, or the provider's id alone, as on Messenger. */
type Names = "callback" | "id";
type Case = { readonly by: Names; readonly steps: readonly Step[]; readonly ends: string };

const stories: readonly Omit<Case, "by">[] = [
  { steps: ["settle", "sent", "delivered", "read"], ends: "SENT read" },
  { steps: ["settle", "sent", "failed"], ends: "DLQ sent" },
  { steps: ["settle", "failed", "delivered"], ends: "SENT delivered" },
  { steps: ["settle", "sent", "failed", "read"], ends: "SENT read" },
  { steps: ["settle", "delivered", "played", "read"], ends: "SENT played" },
  { steps: ["settle", "sent", "watermark", "delivered"], ends: "SENT read" },
];
const cases: readonly Case[] = (["callback", "id"] as const).flatMap((by) =>
  stories.map((story) => ({ by, ...story })),
);

/** As the sender says it: when it began. */
const sentAt = (at: number): Item => ({ outcome: "sent", started_at: new Date(at).toISOString() });

/** The item of a step, whatever it is called by. */
const itemOf = (by: Names, sent: Sent, step: Step, at: number): Item => {
  const to = { [sent.to.kind]: sent.to.value };
  if (step === "watermark") {
    const { identity } = resto;
    return { kind: "watermark", identity, status: "read", watermark_ms: at, from: to, at_ms: at };
  }
  const more = step === "failed" ? { error: { code: 131026 } } : {};
  const item = resto.status(sent.callback, step, at, { to, ...more });
  if (by === "callback") return item;
  const { callback: _, ...named } = item;
  return named;
};

test.each(cases)(
  "by $by: $steps, each twice, end as $ends in every order, and never go back",
  async ({ by, steps, ends }) => {
    const orders = permutations(steps);
    const items = await claimMany(orders.length);
    expect(items.length).toBe(orders.length);
    const base = Date.now();
    for (const [index, order] of orders.entries()) {
      const item = items[index];
      if (!item) throw new Error("a message is missing");
      let rank = 0;
      for (const step of [...order, ...order]) {
        if (step === "settle") await settle(system, [item], sentAt(base));
        else
          await deliver(system, [itemOf(by, item, step, base + (steps.indexOf(step) + 1) * 1000)]);
        const now = await end(item.id);
        expect(now?.rank, `${order.join(" ")} at ${step}`).toBeGreaterThanOrEqual(rank);
        rank = now?.rank ?? 0;
      }
      expect((await end(item.id))?.state, order.join(" ")).toBe(ends);
    }
  },
);
