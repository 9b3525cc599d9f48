import { afterEach, beforeEach, expect, test } from "vitest";
import { createReach, tierOf } from "./reach.ts";
import { type Bench, bodyOf, startBench, WA, waText } from "./test-bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const template = (to: string): object => ({
  messaging_product: "whatsapp",
  to,
  type: "template",
  template: { name: "hello", language: { code: "fr" } },
});
const codeOf = async (to: string): Promise<number> => {
  const { status, json } = await bench.send(WA, template(to));
  return json.error?.code ?? status;
};

test("templates to more strangers than the limit are refused, to those who count not", async () => {
  await bench.control("PATCH", "/settings", { daily_limit: 2 });
  const codes: number[] = [];
  for (const to of ["213550001111", "213550002222", "213550003333", "213550001111"])
    codes.push(await codeOf(to));
  expect(codes).toEqual([200, 200, 131048, 200]);
  await bench.control("PATCH", "/settings", { daily_limit: null });
  expect(await codeOf("213550003333")).toBe(200);
});

test("a customer who wrote within the day needs no room", async () => {
  await bench.control("PATCH", "/settings", { daily_limit: 1 });
  const write = { customer: "whatsapp:213550004444", type: "text", text: "Salam" };
  await bench.control("POST", "/messages?wait=1", write);
  expect([await codeOf("213550004444"), await codeOf("213550005555")]).toEqual([200, 200]);
  expect((await bench.send(WA, waText("213550004444", "Salam"))).status).toBe(200);
});

test("a limit that changes is told by a webhook, and by the number", async () => {
  await bench.control("PATCH", "/settings", { daily_limit: 2000 });
  const [told] = await bench.functions.has(1);
  const { changes } = bodyOf(told).entry[0];
  expect(changes).toEqual([
    {
      field: "business_capability_update",
      value: { max_daily_conversations_per_business: 2000 },
    },
  ]);
  const facts = await fetch(`${bench.graph.url}/v23.0/${WA}`, {
    headers: { authorization: "Bearer a-token" },
  });
  expect(await facts.json()).toMatchObject({
    whatsapp_business_manager_messaging_limit: "TIER_2K",
  });
});

test("a day later there is room again", () => {
  const reach = createReach();
  const day = 86_400_000;
  expect(reach.admits("a", 1, 0)).toBe(true);
  expect(reach.admits("b", 1, day - 1)).toBe(false);
  expect(reach.admits("b", 1, day)).toBe(true);
});

test("limits have the names that Meta gives them", () => {
  expect([null, 250, 2000, 100_000].map(tierOf)).toEqual([
    "TIER_UNLIMITED",
    "TIER_250",
    "TIER_2K",
    "TIER_100K",
  ]);
});
