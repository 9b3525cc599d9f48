import { expect, test } from "vitest";
import { isServerAway, postgrestRpc } from "../_shared/rpc.ts";
import { turnstile } from "../_shared/turnstile.ts";
import type { Delivery } from "./deps.ts";
import { directIngest } from "./ingest-direct.ts";
import { inTurn } from "./ingest-in-turn.ts";
import { postgrestIngest } from "./ingest-postgrest.ts";
import { strictest } from "./schema.ts";
import { cachedSettings } from "./settings.ts";
import { stored } from "./test-support.ts";
import { wakeDispatch } from "./wake.ts";

const delivery: Delivery = {
  source: "meta",
  channel: "whatsapp",
  correlation_id: "c",
  body_hash: "h",
  items: [{ kind: "message", text: "\u0000é\ud800" }],
};

test("both adapters hand over the same delivery, in a form that jsonb takes", async () => {
  const sent: string[] = [];
  const fetchIt = (async (_url: unknown, init?: RequestInit) => {
    sent.push(JSON.stringify(JSON.parse(String(init?.body)).delivery));
    return Response.json(stored);
  }) as typeof fetch;
  const throughApi = postgrestIngest(postgrestRpc("http://api", {}, fetchIt));
  const direct = directIngest(async (_statement, [text]) => {
    sent.push(JSON.stringify(JSON.parse(text ?? "")));
    return [{ result: stored }];
  });
  expect(await throughApi(delivery)).toEqual({ data: stored, error: null });
  expect(await direct(delivery)).toEqual({ data: stored, error: null });
  expect(sent[0]).toBe(sent[1]);
  expect(sent[0]).toContain('"text":"\ufffdé\ufffd"');
});

test("an error of the server is one in both, and one of ours is not", async () => {
  const failing = (cause: unknown) => directIngest(() => Promise.reject(cause), 50)(delivery);
  for (const code of ["57P01", "08006", "53300", "40001", "XX000", "58030"]) {
    const { error } = await failing(Object.assign(new Error(), { code }));
    expect(error !== null && isServerAway(error)).toBe(true);
  }
  const lost = await failing(Object.assign(new Error(), { code: "CONNECTION_CLOSED" }));
  expect(lost.error !== null && isServerAway(lost.error)).toBe(true);
  const ours = await failing(Object.assign(new Error(), { code: "22023" }));
  expect(ours.error !== null && isServerAway(ours.error)).toBe(false);
  const hanging = await directIngest(() => new Promise(() => undefined), 10)(delivery);
  expect(hanging.error?.status).toBeNull();
});

test("a connection that broke within a statement is no fault of the delivery", async () => {
  // What PostgREST answers then: 400, and a code that is none.
  const broken = async () => Response.json({ code: "", message: null }, { status: 400 });
  const { error } = await postgrestIngest(postgrestRpc("http://api", {}, broken))(delivery);
  expect(error !== null && isServerAway(error)).toBe(true);
});

test("whose turn does not come is told to come again, and the database is not asked", async () => {
  let calls = 0;
  const hanging = inTurn(
    () => {
      calls += 1;
      return new Promise(() => undefined);
    },
    turnstile(1, 10),
  );
  void hanging(delivery);
  const { error } = await hanging(delivery);
  expect(error !== null && isServerAway(error)).toBe(true);
  expect(calls).toBe(1);
});

test("an answer that is none is no acknowledgement", async () => {
  const { error } = await directIngest(async () => [{ result: null }])(delivery);
  expect(error !== null && isServerAway(error)).toBe(true);
});

test("settings are asked once in ten seconds, once for many, and the last ones outlive an outage", async () => {
  let now = 0;
  let asked = 0;
  let away = false;
  const settings = cachedSettings(
    async () => {
      asked += 1;
      return away
        ? { data: null, error: { status: 503, code: null, message: "" } }
        : { data: { ...strictest, signature_mode: "warn" }, error: null };
    },
    () => now,
  );
  await Promise.all([settings("whatsapp"), settings("whatsapp"), settings("whatsapp")]);
  expect(asked).toBe(1);
  now = 11_000;
  away = true;
  expect((await settings("whatsapp")).signature_mode).toBe("warn");
  expect((await settings("messenger")).signature_mode).toBe("enforce");
});

test("a burst wakes the sender twice at most: at once, and once after", async () => {
  let calls = 0;
  const work: Promise<unknown>[] = [];
  const call = async (): Promise<void> => {
    calls += 1;
  };
  const wake = wakeDispatch(
    call,
    (one) => work.push(one),
    async () => undefined,
  );
  for (let n = 0; n < 50; n += 1) wake();
  await Promise.all(work);
  expect(calls).toBe(2);
  wake();
  await Promise.all(work);
  expect(calls).toBe(3);
});
