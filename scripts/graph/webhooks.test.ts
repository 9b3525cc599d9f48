import { afterEach, beforeEach, expect, test } from "vitest";
import { amina, type Bench, bodyOf, startBench, whatsappValue } from "./test-bench.ts";
import { retryPause } from "./webhook-delivery.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const customer = `whatsapp:${amina.whatsapp}`;
const write = (text: string, wait = "") =>
  bench.control("POST", `/messages${wait}`, { customer, type: "text", text });
const textsOf = (count: number): string[] =>
  bench.functions.received.slice(0, count).map((one) => whatsappValue(one).messages[0].text.body);

test("a delivery that is not acknowledged comes again with the same bytes", async () => {
  bench.functions.answerNext(503, 500);
  const { json } = await write("again", "?wait=1");
  expect(json.outcome).toEqual({ acknowledged: true, status: 200, attempts: 3 });
  const bodies = bench.functions.received.map(({ raw }) => raw.toString());
  expect(bodies.length).toBe(3);
  expect(new Set(bodies).size).toBe(1);
});

test("pauses grow to an hour", () => {
  const pauses = Array.from({ length: 12 }, (_, index) => retryPause(index + 1));
  expect(pauses).toEqual([...pauses].sort((left, right) => left - right));
  expect(pauses.at(-1)).toBe(3_600_000);
});

test("a duplicate carries the same message and signature", async () => {
  await bench.control("POST", "/faults", {
    on: "webhook",
    effect: "duplicate",
    copies: 2,
    times: 1,
  });
  await write("twice");
  const all = await bench.functions.has(3);
  expect(new Set(all.map(({ raw }) => raw.toString())).size).toBe(1);
  expect(new Set(all.map(({ headers }) => headers["x-hub-signature-256"])).size).toBe(1);
  await write("once", "?wait=1");
  expect(bench.functions.received.length).toBe(4);
});

test("the same id given again is the same message sent again", async () => {
  const body = { customer, type: "text", text: "mine", id: "wamid.MINE" };
  await bench.control("POST", "/messages?wait=1", body);
  await bench.control("POST", "/messages?wait=1", body);
  const ids = bench.functions.received.map((one) => whatsappValue(one).messages[0].id);
  expect(ids).toEqual(["wamid.MINE", "wamid.MINE"]);
  expect(bench.graph.simulator.world.chat(customer).length).toBe(1);
});

test("two that are held leave in the other order", async () => {
  await bench.control("POST", "/faults", { on: "webhook", effect: "reorder", hold: 2, ms: 60_000 });
  await write("first");
  expect(bench.functions.received.length).toBe(0);
  await write("second");
  await bench.functions.has(2);
  expect(textsOf(2)).toEqual(["second", "first"]);
});

test("the order of a shuffle is that of the seed", async () => {
  const fault = { on: "webhook", effect: "reorder", hold: 5, ms: 60_000 };
  const run = async (seed: number): Promise<readonly string[]> => {
    await bench.control("POST", "/reset");
    await bench.control("PATCH", "/settings", { seed });
    await bench.control("POST", "/faults", fault);
    const before = bench.functions.received.length;
    for (const text of ["1", "2", "3", "4", "5"]) await write(text);
    await bench.functions.has(before + 5);
    return textsOf(before + 5).slice(before);
  };
  const first = await run(7);
  expect(first).toEqual(await run(7));
  expect(first).not.toEqual(["1", "2", "3", "4", "5"]);
  expect([...first].sort()).toEqual(["1", "2", "3", "4", "5"]);
});

test("what is held is let go on demand", async () => {
  await bench.control("POST", "/faults", {
    on: "webhook",
    effect: "reorder",
    hold: 10,
    ms: 60_000,
  });
  await write("held");
  const { json } = await bench.control("POST", "/flush");
  await bench.functions.has(1);
  expect(json.pending).toBeGreaterThanOrEqual(0);
  expect(textsOf(1)).toEqual(["held"]);
});

test("a dropped webhook never comes, a later one does", async () => {
  await bench.control("POST", "/faults", { on: "webhook", effect: "drop", times: 1 });
  const { json } = await write("lost", "?wait=1");
  expect(json.outcome).toEqual({ acknowledged: false, status: 0, attempts: 0 });
  await write("kept", "?wait=1");
  expect(textsOf(9)).toEqual(["kept"]);
});

test("updates that are due together leave in one delivery, one change each", async () => {
  await bench.control("PATCH", "/settings", { batch_max: 3, batch_wait_ms: 60_000 });
  await Promise.all(["a", "b", "c"].map((text) => write(text)));
  const [received] = await bench.functions.has(1);
  const { changes } = bodyOf(received).entry[0];
  const texts = changes.map(
    (change: { value: { messages: { text: { body: string } }[] } }) =>
      change.value.messages[0]?.text.body,
  );
  expect(texts.sort()).toEqual(["a", "b", "c"]);
});

test("a fault may strike one customer alone", async () => {
  await bench.control("POST", "/faults", {
    on: "webhook",
    effect: "drop",
    customer: "213550000002",
  });
  await bench.control("POST", "/messages?wait=1", {
    customer: "whatsapp:213550000002",
    type: "text",
    text: "no",
  });
  await write("yes", "?wait=1");
  expect(textsOf(9)).toEqual(["yes"]);
});

test("the handshake asks with the token and believes only its own challenge", async () => {
  expect((await bench.control("POST", "/verify/instagram")).json).toEqual({
    ok: true,
    status: 200,
  });
  const query = bench.functions.received.at(-1)?.query;
  expect(query?.get("hub.mode")).toBe("subscribe");
  expect(query?.get("hub.verify_token")).toBe("a token of tests");
});

test("a raw body leaves as it is, signed, or with a signature of one's own", async () => {
  const body = '{"object":"x","n":"é"}';
  await bench.control("POST", "/webhooks", { channel: "messenger", body });
  await bench.control("POST", "/webhooks", { channel: "messenger", body, signature: "sha256=00" });
  const [first, second] = bench.functions.received;
  expect(first?.raw.toString()).toBe(body);
  expect(first?.path).toBe("/inbound/messenger");
  expect(second?.headers["x-hub-signature-256"]).toBe("sha256=00");
});
