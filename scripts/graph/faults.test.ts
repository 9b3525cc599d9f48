import { afterEach, beforeEach, expect, test } from "vitest";
import { amina, type Bench, startBench, WA, waText } from "./test-bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const fault = (rule: object) => bench.control("POST", "/faults", { on: "send", ...rule });
const send = () => bench.send(WA, waText(amina.whatsapp, "x"));
const chat = () => bench.graph.simulator.world.chat(`whatsapp:${amina.whatsapp}`);

test("an injected error is answered as often as it was asked for, and nothing is sent", async () => {
  await fault({ effect: "error", code: 131056, times: 2, retry_after_seconds: 6 });
  const first = await send();
  expect([first.status, first.json.error.code, first.headers.get("retry-after")]).toEqual([
    429,
    131056,
    "6",
  ]);
  expect((await send()).json.error.code).toBe(131056);
  expect(chat().length).toBe(0);
  expect((await send()).status).toBe(200);
});

test("an answer of a proxy has no code of Meta's", async () => {
  await fault({ effect: "http", status: 502, times: 1 });
  const { status, json } = await send();
  expect([status, json.error.code]).toEqual([502, undefined]);
});

test("a connection cut before sends nothing, cut after has sent", async () => {
  await fault({ effect: "cut_before", times: 1 });
  await expect(send()).rejects.toThrow();
  expect(chat().length).toBe(0);
  await fault({ effect: "cut_after", times: 1 });
  await expect(send()).rejects.toThrow();
  expect(chat().length).toBe(1);
});

test("latency delays the answer, not the others", async () => {
  await fault({ effect: "latency", ms: 300, customer: amina.whatsapp, times: 1 });
  const order: string[] = [];
  await Promise.all([
    send().then(() => order.push("slow")),
    bench.send(WA, waText("213550000002", "x")).then(() => order.push("quick")),
  ]);
  expect(order).toEqual(["quick", "slow"]);
});

test("a fault for one customer knows the customer by id and by key", async () => {
  for (const customer of [amina.whatsapp, `whatsapp:${amina.whatsapp}`]) {
    await fault({ effect: "error", code: 131026, customer, times: 1 });
    expect((await bench.send(WA, waText("213550000002", "x"))).status).toBe(200);
    expect((await send()).json.error.code).toBe(131026);
  }
  await fault({ effect: "error", code: 131026, customer: `messenger:${amina.whatsapp}` });
  expect((await send()).status).toBe(200);
});

test("half of the sends fail with probability one half, the same ones at every run", async () => {
  const run = async (): Promise<number[]> => {
    await bench.control("POST", "/reset");
    await bench.control("PATCH", "/settings", {
      seed: 42,
      sent_after_ms: null,
      delivered_after_ms: null,
    });
    await fault({ effect: "error", code: 131000, probability: 0.5 });
    const statuses: number[] = [];
    for (let count = 0; count < 20; count += 1) statuses.push((await send()).status);
    return statuses;
  };
  const first = await run();
  expect(first).toEqual(await run());
  expect(new Set(first)).toEqual(new Set([200, 500]));
});

test("a rule that makes no sense is refused with its place", async () => {
  const { status, json } = await fault({ effect: "error", code: "x" });
  expect([status, json.error]).toEqual([422, "body_invalid"]);
});

test("the journal holds each call with what struck it, and never the token", async () => {
  await fault({ effect: "error", code: 190, times: 1 });
  await send();
  const { json } = await bench.control("GET", "/journal?after=0");
  const [call] = json.filter((entry: { kind: string }) => entry.kind === "graph");
  expect(call).toMatchObject({ method: "POST", status: 401, fault: "error", channel: "whatsapp" });
  expect(JSON.stringify(json)).not.toContain("a-token");
});

test("pages of other places and names that were turned here are refused", async () => {
  const ask = (headers: Record<string, string>) =>
    fetch(`${bench.graph.url}/_sim/state`, { headers }).then(({ status }) => status);
  expect(await ask({ origin: "https://evil.example" })).toBe(403);
  expect(await ask({ origin: "http://127.0.0.1.evil.example" })).toBe(403);
  expect(await ask({ origin: "http://127.0.0.1:5173" })).toBe(200);
});
