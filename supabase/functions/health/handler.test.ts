import { expect, test } from "vitest";
import { handler } from "./handler.ts";
import { type Health, readHealth } from "./probe.ts";

const well: Health = { database: true, scheduler: "ok", heartbeatAgeSeconds: 3 };
const deps = (read: () => Promise<Health>) => ({
  buildId: "abc123",
  readHealth: read,
  log: () => undefined,
});
const get = new Request("http://localhost/health");

test("says which build answers, that the database does, and that the watch is awake", async () => {
  const response = await handler(deps(async () => well))(get);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    status: "ok",
    build: "abc123",
    database: "reachable",
    scheduler: "ok",
    heartbeat_age_seconds: 3,
  });
});

test("is 503 when the database is away, and says nothing of the reason", async () => {
  const response = await handler(deps(() => Promise.reject(new Error("connection refused"))))(get);
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({
    status: "down",
    build: "abc123",
    database: "unreachable",
    scheduler: "unknown",
    heartbeat_age_seconds: null,
  });
});

test("is 503 when the scheduler has no pulse: only someone outside can tell", async () => {
  const silent: Health = { ...well, scheduler: "silent", heartbeatAgeSeconds: 900 };
  const response = await handler(deps(async () => silent))(get);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ database: "reachable", scheduler: "silent" });
});

test("takes no other method", async () => {
  const post = new Request("http://localhost/health", { method: "POST" });
  expect((await handler(deps(async () => well))(post)).status).toBe(405);
});

const answering = (status: number, body: unknown = null) =>
  (async () => Response.json(body, { status })) as typeof fetch;
const read = (send: typeof fetch) => readHealth("http://api", {}, send)();

test("an API that refuses still proves its database, one that is unavailable does not", async () => {
  expect(await read(answering(401))).toMatchObject({ database: true, scheduler: "unknown" });
  expect(await read(answering(503))).toMatchObject({ database: false });
});

test("what the database says of its scheduler is handed on", async () => {
  const down = { status: "down", heartbeat_age_seconds: 900 };
  expect(await read(answering(200, down))).toEqual({
    database: true,
    scheduler: "silent",
    heartbeatAgeSeconds: 900,
  });
  const degraded = { status: "degraded", heartbeat_age_seconds: 2 };
  expect(await read(answering(200, degraded))).toMatchObject({ scheduler: "ok" });
});
