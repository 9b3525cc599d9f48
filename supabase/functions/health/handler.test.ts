import { expect, test } from "vitest";
import { handler } from "./handler.ts";
import { probeDatabase } from "./probe.ts";

const up = { buildId: "abc123", isDatabaseReachable: async () => true, log: () => undefined };
const get = new Request("http://localhost/health");

test("says which build answers, and that the database does", async () => {
  const response = await handler(up)(get);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: "ok", build: "abc123", database: "reachable" });
});

test("is 503 when the database is away, whichever way that shows", async () => {
  const away = { ...up, isDatabaseReachable: async () => false };
  const broken = {
    ...up,
    isDatabaseReachable: () => Promise.reject(new Error("connection refused")),
  };
  expect((await handler(away)(get)).status).toBe(503);
  const response = await handler(broken)(get);
  expect(response.status).toBe(503);
  // Monitors are anonymous: nothing of the reason leaves.
  expect(await response.json()).toEqual({
    status: "down",
    build: "abc123",
    database: "unreachable",
  });
});

test("takes no other method", async () => {
  const post = new Request("http://localhost/health", { method: "POST" });
  expect((await handler(up)(post)).status).toBe(405);
});

test("an API that refuses still proves its database, one that is unavailable does not", async () => {
  const answering = (status: number) =>
    (async () => new Response(null, { status })) as typeof fetch;
  expect(await probeDatabase("http://api", {}, answering(401))()).toBe(true);
  expect(await probeDatabase("http://api", {}, answering(503))()).toBe(false);
});
