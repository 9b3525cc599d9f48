import { afterAll, beforeAll, expect, test } from "vitest";
import { openSession, type Session } from "../access/two-sessions.ts";
import {
  type Claimed,
  claim,
  deliver,
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

type Step = "settle" | "sent" | "delivered" | "read" | "failed";

const permutations = (steps: readonly Step[]): Step[][] =>
  steps.length < 2
    ? [[...steps]]
    : steps.flatMap((step, index) =>
        permutations([...steps.slice(0, index), ...steps.slice(index + 1)]).map((rest) => [
          step,
          ...rest,
        ]),
      );

const claimMany = async (count: number): Promise<Claimed[]> => {
  const users = Array.from({ length: count }, () => resto.user());
  await deliver(
    system,
    users.map((user) => resto.message(user, "Salam")),
  );
  return [...(await claim(system, resto, 600, 1000)).items];
};

const end = async (id: number) => {
  const [row] = await system.query<{ state: string; rank: number }>(
    `select status || ' ' || coalesce(receipt, '-') as state, receipt_rank as rank
     from public.outbound_messages where id = $1`,
    [id],
  );
  return row;
};

const cases: readonly { readonly steps: readonly Step[]; readonly ends: string }[] = [
  { steps: ["settle", "sent", "delivered", "read"], ends: "SENT read" },
  { steps: ["settle", "sent", "failed"], ends: "DLQ sent" },
  { steps: ["settle", "failed", "delivered"], ends: "SENT delivered" },
  { steps: ["settle", "sent", "failed", "read"], ends: "SENT read" },
];

test.each(cases)(
  "$steps end as $ends in every order, and never go back",
  async ({ steps, ends }) => {
    const orders = permutations(steps);
    const items = await claimMany(orders.length);
    expect(items.length).toBe(orders.length);
    const base = Date.now();
    for (const [index, order] of orders.entries()) {
      const item = items[index];
      if (!item) throw new Error("a message is missing");
      let rank = 0;
      for (const step of order) {
        if (step === "settle") await settle(system, [item]);
        else {
          const at = base + steps.indexOf(step) * 1000;
          const more = step === "failed" ? { error: { code: 131026 } } : {};
          await deliver(system, [resto.status(item.callback, step, at, more)]);
        }
        const now = await end(item.id);
        expect(now?.rank, `${order.join(" ")} at ${step}`).toBeGreaterThanOrEqual(rank);
        rank = now?.rank ?? 0;
      }
      expect((await end(item.id))?.state, order.join(" ")).toBe(ends);
    }
  },
);
