import { expect, test } from "vitest";
import { MAX_BODY_BYTES } from "./body.ts";
import { handler } from "./handler.ts";
import { post, sign, signed, textMessage, whatsappBody, world } from "./test-support.ts";

const body = JSON.stringify(
  whatsappBody({ messages: [textMessage("Salut, une margherita 🍕 شكرا")] }),
);

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
