import { expect, test } from "vitest";
import { MAX_BODY_BYTES } from "./body.ts";
import type { Deps } from "./deps.ts";
import { handler } from "./handler.ts";
import { signatureVerifier } from "./signature.ts";
import {
  pageBody,
  post,
  secret,
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

test.each([
  ["missing", null, "signature_missing"],
  ["of another body", sign(`${body} `), "signature_invalid"],
  ["of another secret", sign(body, "another-secret-of-32-characters!"), "signature_invalid"],
  ["cut", sign(body).slice(0, -2), "signature_invalid"],
  ["SHA-1", `sha1=${"a".repeat(40)}`, "signature_invalid"],
  ["empty", "", "signature_invalid"],
])("a signature that is %s stores nothing", async (_name, signature, reason) => {
  const { deps, deliveries, noted } = world();
  const headers = signature === null ? {} : { "x-hub-signature-256": signature };
  const response = await handler(deps)(post(body, headers));
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({
    error: "signature_invalid",
    code: "SEC-003",
    reason,
  });
  expect(deliveries).toEqual([]);
  const type = reason === "signature_missing" ? "WA_SIGNATURE_MISSING" : "WA_SIGNATURE_INVALID";
  expect(noted()).toEqual([type]);
});

test("during a rotation the old and the new secret both count", async () => {
  const other = "the-next-secret-of-32-characters";
  const { deps } = world({ over: { verify: signatureVerifier([other, secret]) } });
  expect((await handler(deps)(signed(body))).status).toBe(200);
  const next = post(body, { "x-hub-signature-256": sign(body, other) });
  expect((await handler(deps)(next)).status).toBe(200);
});

test("warn notes and accepts, off only accepts", async () => {
  const warn = world({ settings: { signature_mode: "warn" } });
  expect((await handler(warn.deps)(post(body))).status).toBe(200);
  expect([warn.deliveries.length, warn.noted()]).toEqual([1, ["WA_SIGNATURE_MISSING"]]);
  const off = world({ settings: { signature_mode: "off" } });
  expect((await handler(off.deps)(post(body))).status).toBe(200);
  expect([off.deliveries.length, off.noted()]).toEqual([1, []]);
});

test("without an app secret nothing is acknowledged: Meta keeps it", async () => {
  const { deps, deliveries } = world({ over: { verify: signatureVerifier([]) } });
  const response = await handler(deps)(signed(body));
  expect([response.status, deliveries.length]).toEqual([503, 0]);
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

test.each(["token", "access_token", "api_token", "webhook_token", "Access_Token"])(
  "?%s= is refused: 401 SEC-001",
  async (name) => {
    const { deps, deliveries, noted } = world();
    const response = await handler(deps)(signed(body, `/inbound/whatsapp?${name}=secret`));
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({
      error: "query_token_not_allowed",
      code: "SEC-001",
    });
    expect([deliveries.length, noted()]).toEqual([0, ["QUERY_TOKEN_BLOCKED"]]);
  },
);

test.each([
  ["text", "text/plain", 415],
  ["a form", "application/x-www-form-urlencoded", 415],
  ["nearly JSON", "application/jsonp", 415],
  ["JSON with a charset", "Application/JSON; charset=utf-8", 200],
])("content type %s", async (_name, type, status) => {
  const { deps } = world();
  const request = post(body, { "x-hub-signature-256": sign(body), "content-type": type });
  expect((await handler(deps)(request)).status).toBe(status);
});

test("1 MiB passes, one byte more does not, whatever was announced", async () => {
  const { deps } = world();
  const filled = `${body}${" ".repeat(MAX_BODY_BYTES - new TextEncoder().encode(body).length)}`;
  expect((await handler(deps)(signed(filled))).status).toBe(200);
  expect((await handler(deps)(signed(`${filled} `))).status).toBe(413);
  const request = post("{}", { "content-length": String(MAX_BODY_BYTES + 1) });
  expect((await handler(deps)(request)).status).toBe(413);
});

test.each(["PUT", "DELETE", "PATCH", "HEAD"])("%s is refused", async (method) => {
  const response = await handler(world().deps)(
    new Request("http://localhost/inbound/whatsapp", { method }),
  );
  expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, POST"]);
});

test.each([
  ["/inbound/instagram", "instagram"],
  ["/v1/inbound/messenger", "messenger"],
  ["/inbound/v1/inbound/whatsapp", "whatsapp"],
  ["/functions/v1/inbound/whatsapp", "whatsapp"],
  ["/v1/inbound/wa-incoming-v16", "whatsapp"],
  ["/v1/inbound/ig-incoming-v16", "instagram"],
  ["/inbound/msg-incoming-v16/", "messenger"],
])("%s is the address of %s", async (path, channel) => {
  const { deps, deliveries } = world();
  const empty = JSON.stringify({ object: "something", entry: [{ id: "1" }] });
  expect((await handler(deps)(signed(empty, path))).status).toBe(200);
  expect(deliveries[0]?.channel).toBe(channel);
});

test.each(["/inbound", "/inbound/telegram", "/inbound/whatsapp/x", "/inbound/constructor", "/"])(
  "%s is no address",
  async (path) => {
    expect((await handler(world().deps)(signed(body, path))).status).toBe(404);
  },
);

test("signed bodies tell their channel, unsigned ones cannot choose another", async () => {
  const page = JSON.stringify({ object: "page", entry: [{ id: "3", messaging: [] }] });
  const proven = world();
  await handler(proven.deps)(signed(page));
  expect(proven.deliveries[0]?.channel).toBe("messenger");
  const unproven = world({ settings: { signature_mode: "off" } });
  await handler(unproven.deps)(post(page));
  expect(unproven.deliveries[0]).toMatchObject({
    channel: "whatsapp",
    items: [{ kind: "unknown" }],
  });
});

test("more than a thousand items go in portions, and one that fails acknowledges nothing", async () => {
  const messages = Array.from({ length: 2_300 }, (_, n) => textMessage("x", `wamid.${n}`));
  const many = JSON.stringify(whatsappBody({ messages }));
  const { deps, deliveries } = world();
  expect((await handler(deps)(signed(many))).status).toBe(200);
  expect(deliveries.map(({ items }) => items.length)).toEqual([1000, 1000, 300]);
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

test("a burst of refused requests is told to wait", async () => {
  const { deps } = world({
    answers: { guard_inbound: { allowed: false, retry_after_seconds: 2 } },
  });
  const response = await handler(deps)(post(body));
  expect([response.status, response.headers.get("retry-after")]).toEqual([429, "2"]);
  // Who signs well is not limited by the address.
  expect((await handler(deps)(signed(body))).status).toBe(200);
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
