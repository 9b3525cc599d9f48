import { createHmac } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { metaJson, signature } from "./meta-json.ts";
import { amina, appSecret, type Bench, bodyOf, startBench, whatsappValue } from "./test-bench.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

test("what is outside ASCII is escaped in lower case, and slashes too", () => {
  expect(metaJson({ text: "äöå / é" })).toBe('{"text":"\\u00e4\\u00f6\\u00e5 \\/ \\u00e9"}');
  expect(metaJson("😀")).toBe('"\\ud83d\\ude00"');
  expect(metaJson("سلام")).toBe('"\\u0633\\u0644\\u0627\\u0645"');
});

test("a signature is the HMAC of the bytes, as openssl makes it", () => {
  // printf '{"a":1}' | openssl dgst -sha256 -hmac key
  expect(signature('{"a":1}', "key")).toBe(
    `sha256=${createHmac("sha256", "key").update(Buffer.from('{"a":1}')).digest("hex")}`,
  );
  expect(signature("", "key")).toBe(
    "sha256=5d5d139563c95b5967b9bd9a8c9b233a9dedb45072794cd232dc1b74832607d0",
  );
});

test("whatever is written, the body is ASCII and says the same", () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: "grapheme" }), (json) => {
      const escaped = metaJson(JSON.parse(json));
      expect(/^[\x20-\x7e]*$/.test(escaped)).toBe(true);
      expect(JSON.parse(escaped)).toEqual(JSON.parse(json));
    }),
  );
});

test("a webhook with Arabic and emoji carries the signature of the bytes that arrive, and of no others", async () => {
  const text = "سلام 🍕 bi slash / è";
  const customer = `whatsapp:${amina.whatsapp}`;
  await bench.control("POST", "/messages?wait=1", { customer, type: "text", text });
  const received = bench.functions.received.at(-1);
  const header = received?.headers["x-hub-signature-256"];
  expect(header).toBe(signature(received?.raw ?? "", appSecret));
  // Parsed and written again, as careless receivers do, it does not fit.
  expect(header).not.toBe(signature(JSON.stringify(bodyOf(received)), appSecret));
  expect(received?.path).toBe("/inbound/whatsapp");
  expect(received?.headers["content-type"]).toBe("application/json");
  expect(whatsappValue(received).messages[0].text.body).toBe(text);
});

test("a forged signature is sent once and fits another secret", async () => {
  await bench.control("POST", "/faults", { on: "webhook", effect: "forge", times: 1 });
  const customer = `whatsapp:${amina.whatsapp}`;
  bench.functions.answerNext(401);
  const before = bench.functions.received.length;
  const { json } = await bench.control("POST", "/messages?wait=1", {
    customer,
    type: "text",
    text: "x",
  });
  expect(json.outcome).toEqual({ acknowledged: false, status: 401, attempts: 1 });
  expect(bench.functions.received.length).toBe(before + 1);
  const received = bench.functions.received.at(-1);
  expect(received?.headers["x-hub-signature-256"]).not.toBe(
    signature(received?.raw ?? "", appSecret),
  );
});
