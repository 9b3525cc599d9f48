import { afterAll, beforeAll, expect, test } from "vitest";
import { amina, type Bench, startBench, WA, waText } from "./test-bench.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

/** Reads the stream until a text has passed. */
const readUntil = async (after: number, wanted: string): Promise<string> => {
  const controller = new AbortController();
  const { signal } = controller;
  const response = await fetch(`${bench.graph.url}/_sim/events?after=${after}`, { signal });
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.includes(wanted)) break;
  }
  controller.abort();
  return text;
};

test("the stream tells of calls, messages and webhooks, each with its number", async () => {
  const { seq } = (await bench.control("GET", "/state")).json;
  const reading = readUntil(seq, "event: webhook");
  await bench.send(WA, waText(amina.whatsapp, "vu"));
  const customer = `whatsapp:${amina.whatsapp}`;
  await bench.control("POST", "/messages?wait=1", { customer, type: "text", text: "écrit" });
  const text = await reading;
  expect(text).toContain("event: hello");
  expect(text).toContain("event: graph");
  expect(text).toContain("event: message");
  expect(text).toMatch(/id: \d+/);
});

test("who was away is told what was missed", async () => {
  const { seq } = (await bench.control("GET", "/state")).json;
  await bench.send(WA, waText(amina.whatsapp, "manqué"));
  expect(await readUntil(seq, "manqué")).toContain('"is_whole":true');
});

test("the state holds every chat, and a reset empties them", async () => {
  const key = `whatsapp:${amina.whatsapp}`;
  const before = (await bench.control("GET", "/state")).json;
  expect(before.chats[key].length).toBeGreaterThan(0);
  expect(before.customers.length).toBe(9);
  await bench.control("POST", "/reset");
  expect((await bench.control("GET", "/state")).json.chats[key]).toEqual([]);
});

test("of many customers the state shows those who were there first, and the newest", async () => {
  await bench.control("POST", "/reset");
  for (let made = 0; made < 230; made += 1) {
    const body = { channel: "whatsapp", name: `Client ${String(made)}` };
    expect((await bench.control("POST", "/customers", body)).status).toBe(201);
  }
  const { customers, chats } = (await bench.control("GET", "/state")).json;
  const names = customers.map(({ name }: { name: string }) => name);
  expect(names).toHaveLength(200);
  expect([names[0], names.at(-1)]).toEqual(["Amina Benali", "Client 229"]);
  expect(Object.keys(chats)).toHaveLength(200);
});
