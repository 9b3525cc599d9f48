import { expect, test } from "vitest";
import type { Deps } from "./deps.ts";
import { handler } from "./handler.ts";
import {
  pageBody,
  post,
  sign,
  signed,
  stored,
  textMessage,
  whatsappBody,
  world,
} from "./test-support.ts";

const body = JSON.stringify(
  whatsappBody({ messages: [textMessage("Salut, une margherita 🍕 شكرا")] }),
);

test("a signed delivery is stored and acknowledged", async () => {
  const { deps, deliveries } = world();
  const response = await handler(deps)(signed(body));
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ status: "received", channel: "whatsapp" });
  expect(deliveries[0]).toMatchObject({
    source: "meta",
    channel: "whatsapp",
    items: [{ kind: "message", identity: "100", text: "Salut, une margherita 🍕 شكرا" }],
  });
  expect(deliveries[0]?.body_hash).toMatch(/^[0-9a-f]{64}$/);
});

test("503 when the database is away, in whatever way, and it is asked again", async () => {
  for (const error of [
    { status: null, code: null, message: "TimeoutError" },
    { status: 503, code: "PGRST000", message: "connection" },
    { status: 400, code: "40P01", message: "deadlock" },
    { status: 400, code: "57P01", message: "shutdown" },
  ]) {
    const { deps } = world({ ingest: async () => ({ data: null, error }) });
    const response = await handler(deps)(signed(body));
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("5");
  }
});

test("our own fault is a 500, never an acknowledgement", async () => {
  const error = { status: 400, code: "22023", message: "delivery_invalid" };
  const refused = world({ ingest: async () => ({ data: null, error }) });
  expect((await handler(refused.deps)(signed(body))).status).toBe(500);
  const broken = world({ ingest: () => Promise.reject(new Error("bug")) });
  expect((await handler(broken.deps)(signed(body))).status).toBe(500);
});

test("the sender is woken after the commit, and only when something waits", async () => {
  const quiet = world();
  await handler(quiet.deps)(signed(body));
  expect(quiet.wakes()).toBe(0);
  const queued = world({ ingest: async () => ({ data: { ...stored, wake: true }, error: null }) });
  await handler(queued.deps)(signed(body));
  expect(queued.wakes()).toBe(1);
});

test("the fetcher of files is woken when there are some", async () => {
  for (const [media, wakes] of [
    [0, 0],
    [2, 1],
  ] as const) {
    const { deps, mediaWakes } = world({
      ingest: async () => ({ data: { ...stored, media }, error: null }),
    });
    await handler(deps)(signed(JSON.stringify(whatsappBody({ messages: [textMessage("x")] }))));
    expect(mediaWakes()).toBe(wakes);
  }
});

test("a large delivery goes in portions, and one that fails acknowledges nothing", async () => {
  const messages = Array.from({ length: 230 }, (_, n) => textMessage("x", `wamid.${n}`));
  const many = JSON.stringify(whatsappBody({ messages }));
  const { deps, deliveries } = world();
  expect((await handler(deps)(signed(many))).status).toBe(200);
  expect(deliveries.map(({ items }) => items.length)).toEqual([100, 100, 30]);
  let portions = 0;
  const failing = world({
    ingest: async () => {
      portions += 1;
      return portions < 2
        ? { data: stored, error: null }
        : { data: null, error: { status: 503, code: null, message: "" } };
    },
  });
  expect((await handler(failing.deps)(signed(many))).status).toBe(503);
});

test("signed and no JSON: acknowledged, kept as unreadable; unsigned: 400", async () => {
  const { deps, deliveries } = world();
  expect((await handler(deps)(signed("{broken"))).status).toBe(200);
  expect(deliveries[0]?.items).toEqual([{ kind: "unknown", field: "body" }]);
  const off = world({ settings: { signature_mode: "off" } });
  expect((await handler(off.deps)(post("{broken"))).status).toBe(400);
});

test("no log line holds text, number or token", async () => {
  const { deps, lines, calls } = world();
  await handler(deps)(signed(body));
  await handler(deps)(post(body, { authorization: "Bearer legacy-shared-token" }));
  await handler(deps)(post(body, { "x-hub-signature-256": "sha256=0" }));
  expect(lines.length).toBeGreaterThan(0);
  const noted = calls.filter(({ name }) => name === "note_refusal");
  expect(JSON.stringify([lines, noted])).not.toMatch(/margherita|213661|legacy-shared|Nadia/);
});

test("a caller's correlation id goes along when it is one", async () => {
  const { deps, deliveries } = world();
  const headers = { "x-hub-signature-256": sign(body) };
  await handler(deps)(post(body, { ...headers, "x-correlation-id": "trace-1" }));
  await handler(deps)(post(body, { ...headers, "x-correlation-id": "a b<script>" }));
  expect(deliveries[0]?.correlation_id).toBe("trace-1");
  expect(deliveries[1]?.correlation_id).toMatch(/^[0-9a-f-]{36}$/);
});

test("voice by address comes from listed hosts, and where there is one from the stand-in", async () => {
  const voice = (url: string): string =>
    JSON.stringify(
      pageBody("page", {
        message: { mid: "m1", attachments: [{ type: "audio", payload: { url } }] },
      }),
    );
  const keeps = async (url: string, over: Partial<Deps> = {}): Promise<boolean> => {
    const settings = { audio_domains: ["fbcdn.net"] };
    const { deps, deliveries } = world({ settings, over });
    await handler(deps)(signed(voice(url), "/inbound/messenger"));
    return deliveries[0]?.items[0]?.media !== undefined;
  };
  const local = "http://127.0.0.1:4600/cdn/1";
  expect(await keeps("https://cdn.fbcdn.net/a")).toBe(true);
  expect(await keeps("https://evil.example/a")).toBe(false);
  expect(await keeps(local)).toBe(false);
  expect(await keeps(local, { graphOrigins: ["http://127.0.0.1:4600"] })).toBe(true);
  expect(await keeps(local, { graphOrigins: ["http://127.0.0.1:4601"] })).toBe(false);
});
