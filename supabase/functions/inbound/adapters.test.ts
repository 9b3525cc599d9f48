import { expect, test } from "vitest";
import { isServerAway, postgrestRpc } from "../_shared/rpc.ts";
import type { Delivery } from "./deps.ts";
import { directStore } from "./ingest-direct.ts";
import { postgrestStore } from "./ingest-postgrest.ts";
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

const throughApi = (answer: unknown, seen: (args: unknown) => void = () => undefined) => {
  const fetchIt = (async (_url: unknown, init?: RequestInit) => {
    seen(JSON.parse(String(init?.body)));
    return Response.json(answer);
  }) as typeof fetch;
  return postgrestStore(postgrestRpc("http://api", {}, fetchIt));
};
const direct = (answer: unknown, seen: (argument: unknown) => void = () => undefined) =>
  directStore(async (_statement, [text]) => {
    seen(JSON.parse(text ?? ""));
    return [{ result: answer }];
  });

test("both adapters hand over the same delivery, in a form that jsonb takes", async () => {
  const sent: unknown[] = [];
  const keep = (argument: unknown) => sent.push(argument);
  expect(await throughApi(stored, keep).one(delivery)).toEqual({ data: stored, error: null });
  expect(await direct(stored, keep).one(delivery)).toEqual({ data: stored, error: null });
  expect(sent[0]).toEqual({ delivery: sent[1] });
  expect(JSON.stringify(sent[1])).toContain('"text":"\ufffdé\ufffd"');
});

test("both adapters hand over several, and say of each what became of it", async () => {
  const sent: unknown[] = [];
  const keep = (argument: unknown) => sent.push(argument);
  const answer = { data: [stored, null], error: null };
  expect(await throughApi([stored, null], keep).many([delivery, delivery])).toEqual(answer);
  expect(await direct([stored, null], keep).many([delivery, delivery])).toEqual(answer);
  expect(sent[0]).toEqual({ deliveries: sent[1] });
  expect(sent[1]).toHaveLength(2);
});

test("an error of the server is one in both, and one of ours is not", async () => {
  const failing = (cause: unknown) => directStore(() => Promise.reject(cause), 50).one(delivery);
  for (const code of ["57P01", "08006", "53300", "40001", "XX000", "58030"]) {
    const { error } = await failing(Object.assign(new Error(), { code }));
    expect(error !== null && isServerAway(error)).toBe(true);
  }
  for (const code of ["CONNECTION_CLOSED", "ECONNRESET", "EPIPE"]) {
    const lost = await failing(Object.assign(new Error(), { code }));
    expect(lost.error !== null && isServerAway(lost.error)).toBe(true);
  }
  const ours = await failing(Object.assign(new Error(), { code: "22023" }));
  expect(ours.error !== null && isServerAway(ours.error)).toBe(false);
  const hanging = await directStore(() => new Promise(() => undefined), 10).one(delivery);
  expect(hanging.error?.status).toBeNull();
});

test("a connection that broke within a statement is no fault of the delivery", async () => {
  // What PostgREST answers then: 400, and a code that is none.
  const broken = async () => Response.json({ code: "", message: null }, { status: 400 });
  const { error } = await postgrestStore(postgrestRpc("http://api", {}, broken)).one(delivery);
  expect(error !== null && isServerAway(error)).toBe(true);
});

test("an answer that is none is no acknowledgement", async () => {
  const { error } = await direct(null).one(delivery);
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
