import { expect, test } from "vitest";
import { handler } from "./handler.ts";
import { world } from "./test-support.ts";

const ask = (query: Record<string, string>, over = world()) =>
  handler(over.deps)(
    new Request(`http://localhost/inbound/instagram?${new URLSearchParams(query).toString()}`),
  );
const good = {
  "hub.mode": "subscribe",
  "hub.verify_token": "verify-token",
  "hub.challenge": "1158201444",
};

test("only the challenge goes back, as plain text", async () => {
  const response = await ask(good);
  expect([response.status, await response.text()]).toEqual([200, "1158201444"]);
  expect(response.headers.get("content-type")).toMatch(/^text\/plain/);
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
});

test.each([
  ["another token", { ...good, "hub.verify_token": "verify-toke" }, 403],
  ["no token", { "hub.mode": "subscribe", "hub.challenge": "1" }, 403],
  ["another mode", { ...good, "hub.mode": "unsubscribe" }, 400],
  ["no mode", { "hub.verify_token": "verify-token", "hub.challenge": "1" }, 400],
  ["a script as challenge", { ...good, "hub.challenge": "<script>alert(1)</script>" }, 400],
  ["no challenge", { ...good, "hub.challenge": "" }, 400],
  ["a token beside", { ...good, token: "x" }, 401],
])("%s: refused, nothing echoed", async (_name, query, status) => {
  const response = await ask(query);
  expect(response.status).toBe(status);
  expect(await response.text()).not.toMatch(/script|1158201444/);
});

test("switched off: 404; no token set: 503", async () => {
  expect((await ask(good, world({ settings: { verify_enabled: false } }))).status).toBe(404);
  expect((await ask(good, world({ over: { verifyTokens: [] } }))).status).toBe(503);
});

test("during a rotation both tokens count", async () => {
  const rotating = world({ over: { verifyTokens: ["next-token", "verify-token"] } });
  expect((await ask(good, rotating)).status).toBe(200);
});
