import { expect, test } from "vitest";
import { handler } from "./handler.ts";
import { post, stored, textMessage, whatsappBody, world } from "./test-support.ts";

const clientId = "00000000-0000-4000-a000-000000000001";
const known = {
  authenticate_api_client: { ok: true, client_id: clientId, contract_version: "v1" },
};
const bearer = { authorization: "Bearer vgk_some-token" };
const v1 = {
  contract_version: "v1",
  provider: "wa",
  msg_id: "p-1",
  from: "+213661000002",
  text: "Deux pizzas",
  timestamp: "2026-11-20T10:00:00Z",
};
const v2 = {
  contract_version: "v2",
  provider: "ig",
  msg_id: "p-2",
  sender: { id: "kiosk-7", display_name: "Borne 7" },
  message: { text: "مرحبا" },
  timestamp: "2026-11-20T11:00:00+01:00",
  meta: { locale: "fr-DZ", timezone: "Africa/Algiers", idempotency_key: "k" },
};
const send = (deps: ReturnType<typeof world>, body: unknown, path = "whatsapp", headers = {}) =>
  handler(deps.deps)(post(JSON.stringify(body), { ...bearer, ...headers }, `/inbound/${path}`));

test("v1 becomes a message of the client's site", async () => {
  const at = world({ answers: known });
  const response = await send(at, v1);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ msg_id: "p-1", duplicate: false });
  expect(at.deliveries[0]).toMatchObject({
    source: "partner",
    client_id: clientId,
    items: [
      {
        kind: "message",
        id: "p-1",
        from: { wa_id: "213661000002" },
        text: "Deux pizzas",
        type: "text",
      },
    ],
  });
  expect(at.deliveries[0]?.items[0]?.at_ms).toBe(Date.parse(v1.timestamp));
});

test("v2 too; an id that is none of the network's is the partner's own", async () => {
  const at = world({ answers: known });
  expect((await send(at, v2, "instagram")).status).toBe(200);
  expect(at.deliveries[0]?.items[0]).toMatchObject({
    from: { client: "kiosk-7", name: "Borne 7" },
    text: "مرحبا",
    content: { meta: { idempotency_key: "k" } },
  });
});

test.each([
  ["an unknown property", { ...v1, tenantId: "x" }, "body"],
  ["no id", { ...v1, msg_id: undefined }, "msg_id"],
  ["an id that is too long", { ...v1, msg_id: "x".repeat(201) }, "msg_id"],
  ["a text that is too long", { ...v1, text: "x".repeat(8001) }, "text"],
  ["no time", { ...v1, timestamp: "yesterday" }, "timestamp"],
  ["neither text nor file", { ...v1, text: undefined }, "body"],
  ["another provider", { ...v1, provider: "sms" }, "provider"],
  ["the provider of another address", { ...v1, provider: "ig" }, "provider"],
  [
    "eleven files",
    { ...v1, attachments: Array(11).fill({ type: "image", url: "https://a.b/c" }) },
    "attachments",
  ],
  ["an unknown version", { ...v1, contract_version: "v3" }, "contract_version"],
  ["v2 without sender", { ...v2, provider: "wa", sender: undefined }, "sender"],
  [
    "v2 with a mime that is none",
    {
      ...v2,
      provider: "wa",
      message: { attachments: [{ type: "image", url: "https://a.b", mime: "text/html" }] },
    },
    "message.attachments.0.mime",
  ],
  ["a list", [v1], "body"],
  ["null", null, "body"],
])("%s: 400 with the fault", async (_name, body, path) => {
  const at = world({ answers: known });
  const response = await send(at, body);
  expect(response.status).toBe(400);
  const answer = (await response.json()) as { error: string; details: { path: string }[] };
  expect(answer.error).toBe("invalid_payload");
  expect(answer.details.map((one) => one.path)).toContain(path);
  expect([at.deliveries.length, at.noted()]).toEqual([0, ["CONTRACT_VALIDATION_FAILED"]]);
});

test("at most ten faults are listed", async () => {
  const attachments = Array(10).fill({ type: "x", url: 1, mime: 2 });
  const response = await send(world({ answers: known }), { ...v1, attachments });
  const { details } = (await response.json()) as { details: unknown[] };
  expect(details).toHaveLength(10);
});

test("the header names the version, and then the body must be of it", async () => {
  const at = world({ answers: known });
  expect((await send(at, v1, "whatsapp", { "x-contract-version": "2" })).status).toBe(400);
  expect((await send(at, v1, "whatsapp", { "x-contract-version": "1" })).status).toBe(200);
});

test.each([
  ["AUTH_DENY", 401],
  ["SCOPE_DENY", 403],
])("%s: %i, nothing stored", async (reason, status) => {
  const at = world({ answers: { authenticate_api_client: { ok: false, reason } } });
  const response = await send(at, v1);
  expect([response.status, at.deliveries.length]).toEqual([status, 0]);
});

test("the token goes hashed, from each header", async () => {
  const at = world({ answers: known });
  for (const headers of [bearer, { "x-api-token": "t" }, { "x-webhook-token": "t" }]) {
    await handler(at.deps)(post(JSON.stringify(v1), headers));
  }
  const asked = at.calls.filter(({ name }) => name === "authenticate_api_client");
  expect(asked).toHaveLength(3);
  for (const { args } of asked) expect(args.token_hash).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(at.calls)).not.toContain("vgk_some-token");
});

test("too many requests of a token: 429; the database away: 503; too old: 409", async () => {
  const busy = world({ answers: { guard_inbound: { allowed: false, retry_after_seconds: 0.4 } } });
  expect((await send(busy, v1)).status).toBe(429);
  const away = world({
    over: {
      rpc: async () => ({ data: null, error: { status: null, code: null, message: "" } }),
    },
  });
  expect((await send(away, v1)).status).toBe(503);
  const old = world({
    answers: known,
    ingest: async () => ({ data: { ...stored, refused: 1 }, error: null }),
  });
  expect((await send(old, v1)).status).toBe(409);
});

test("voice from a host that nobody allowed is left out, the message stays", async () => {
  const at = world({ answers: known, settings: { audio_domains: ["cdn.fbsbx.com"] } });
  const urls = [
    "https://cdn.fbsbx.com/a",
    "https://x.cdn.fbsbx.com/a",
    "https://evilcdn.fbsbx.com.evil.example/a",
    "http://cdn.fbsbx.com/a",
    "https://127.0.0.1/a",
    "https://2130706433/a",
    "https://user@cdn.fbsbx.com/a",
    "nonsense",
  ];
  const attachments = urls.map((url) => ({ type: "audio", url }));
  expect((await send(at, { ...v1, attachments })).status).toBe(200);
  expect(at.deliveries[0]?.items[0]?.media?.map(({ url }) => url)).toEqual(urls.slice(0, 2));
  expect(at.noted()).toEqual(["AUDIO_URL_BLOCKED"]);
});

test("the shared token of old is blocked unless the flag allows it, and its use is an event", async () => {
  const body = JSON.stringify(whatsappBody({ messages: [textMessage("x")] }));
  const request = () => post(body, { "x-webhook-token": "legacy-shared-token" });
  const blocked = world();
  const response = await handler(blocked.deps)(request());
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ code: "LEGACY_TOKEN_BLOCKED" });
  expect([blocked.deliveries.length, blocked.noted()]).toEqual([0, ["LEGACY_TOKEN_BLOCKED"]]);
  const allowed = world({ settings: { legacy_allowed: true } });
  expect((await handler(allowed.deps)(request())).status).toBe(200);
  // The tenant comes from the channel, as for Meta: there is no default.
  expect(allowed.deliveries[0]).toMatchObject({ source: "meta", items: [{ identity: "100" }] });
  expect(allowed.noted()).toEqual(["LEGACY_TOKEN_USED"]);
});

test("a token in the address counts only where the flag allows it", async () => {
  const at = world({ answers: known, settings: { query_token_allowed: true } });
  const response = await handler(at.deps)(
    post(JSON.stringify(v1), {}, "/inbound/whatsapp?token=t"),
  );
  expect(response.status).toBe(200);
});
