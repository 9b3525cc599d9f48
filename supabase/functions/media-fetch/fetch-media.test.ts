import { expect, test } from "vitest";
import { samplePicture, silentVoiceNote } from "../../../scripts/graph/media-samples.ts";
import { type HttpResult, httpExchange } from "../_shared/http-exchange.ts";
import { fetchMedia } from "./fetch-media.ts";
import {
  answer,
  byAddress,
  item,
  limits,
  located,
  lookaside,
  sha256,
  world,
} from "./test-support.ts";

const picture = Uint8Array.from(samplePicture(8));
const file = answer(200, picture, { "content-type": "image/png" });
const failure = (reason: "network" | "timeout" | "response_too_large" | "url_address_refused") =>
  ({ reply: null, error: { isSent: true, reason } }) satisfies HttpResult;

test("an id becomes an address, and the bytes are stored with the type that they show", async () => {
  const { deps, requests, files } = world([located(picture), file]);
  expect(await fetchMedia(deps, item(), limits)).toEqual({
    outcome: "stored",
    mime: "image/png",
    size_bytes: picture.length,
    sha256: sha256(picture),
  });
  expect(requests.map(({ url }) => url)).toEqual([
    "https://graph.facebook.com/v23.0/777",
    lookaside,
  ]);
  expect(requests.every(({ headers }) => headers.authorization === "Bearer a-token")).toBe(true);
  expect(files.get("tenant/file")?.bytes).toEqual(picture);
});

test.each([
  ["a token that ended", answer(401, { error: { code: 190 } }), "dead", "auth_expired"],
  ["an id that is gone", answer(400, { error: { code: 100 } }), "expired", "media_expired"],
  ["a file that is gone", answer(400, { error: { code: 131_052 } }), "expired", "media_expired"],
  ["too many requests", answer(429, {}), "retry", "http_4xx"],
  ["a limit by code", answer(400, { error: { code: 4 } }), "retry", "http_4xx"],
  ["an outage", answer(503, {}), "retry", "http_5xx"],
  ["a refusal without a code", answer(400, "no"), "dead", "http_4xx"],
  ["an answer that is none", answer(200, "<html>"), "retry", "response_invalid"],
  ["a cut line", failure("network"), "retry", "network"],
  ["an address that is not public", failure("url_address_refused"), "refused", "url_blocked"],
])("asking for the address: %s", async (_, given, outcome, error_key) => {
  const { deps, files } = world([given]);
  expect(await fetchMedia(deps, item(), limits)).toMatchObject({ outcome, error_key });
  expect(files.size).toBe(0);
});

test("Retry-After is honoured", async () => {
  const { deps } = world([answer(429, {}, { "retry-after": "42" })]);
  expect(await fetchMedia(deps, item(), limits)).toMatchObject({ retry_after_seconds: 42 });
});

test.each([
  ["bigger than its kind allows", { file_size: 5_001 }, "too_large"],
  ["of a type that its kind does not take", { mime_type: "text/html" }, "type_refused"],
])("a file announced as %s does not come at all", async (_, over, error_key) => {
  const { deps, requests } = world([located(picture, over)]);
  const outcome = await fetchMedia(deps, item(), limits);
  expect(outcome).toMatchObject({ outcome: "refused", error_key });
  expect(requests).toHaveLength(1);
});

test.each([
  ["more bytes than announced", failure("response_too_large"), "refused", "too_large"],
  ["a page that is passed off as a picture", answer(200, "<html>"), "refused", "type_refused"],
  [
    "another picture than announced",
    answer(200, Uint8Array.from(samplePicture(9))),
    "retry",
    "hash_differs",
  ],
  ["an address that ended meanwhile", answer(404, "gone"), "retry", "media_address_ended"],
  ["an outage of the store of Meta", answer(502, ""), "retry", "http_5xx"],
  ["a line that is cut half-way", failure("network"), "retry", "network"],
  ["a slow line", failure("timeout"), "retry", "network"],
])("%s", async (_, given, outcome, error_key) => {
  const { deps, files } = world([located(picture), given]);
  expect(await fetchMedia(deps, item(), limits)).toMatchObject({ outcome, error_key });
  expect(files.size).toBe(0);
});

test("a store that does not answer: tried again", async () => {
  const { deps } = world([located(picture), file]);
  const store = { ...deps.store, put: async () => ({ data: null, error: { status: 500 } }) };
  expect(await fetchMedia({ ...deps, store }, item(), limits)).toMatchObject({
    outcome: "retry",
    error_key: "storage",
  });
});

test("the token goes to Meta alone: not to an address of the message, not along a redirect", async () => {
  const voice = Uint8Array.from(silentVoiceNote(1));
  const cdn = "https://scontent.xx.fbcdn.net/v/voice.ogg";
  const byUrl = world([answer(200, voice, { "content-type": "audio/ogg" })]);
  await fetchMedia(byUrl.deps, byAddress(cdn, { kind: "audio" }), limits);
  expect(byUrl.requests[0]?.headers).not.toHaveProperty("authorization");
  const moved = world([located(picture), answer(302, "", { location: cdn }), file]);
  expect(await fetchMedia(moved.deps, item(), limits)).toMatchObject({ outcome: "stored" });
  expect(moved.requests[1]?.headers).toHaveProperty("authorization");
  expect(moved.requests[2]?.headers).not.toHaveProperty("authorization");
});

test.each([
  "https://evil.example/a.png",
  "https://fbcdn.net.evil.example/a.png",
  "https://evilfbcdn.net/a.png",
  "http://scontent.xx.fbcdn.net/a.png",
  "https://169.254.169.254/latest/meta-data",
  "https://[::ffff:169.254.169.254]/",
  "file:///etc/passwd",
  "gopher://lookaside.fbsbx.com/",
  "not an address",
])("%s is not called, from the message or along a redirect", async (target) => {
  const direct = world([]);
  const refused = { outcome: "refused", error_key: "url_blocked" };
  expect(await fetchMedia(direct.deps, byAddress(target), limits)).toMatchObject(refused);
  expect(direct.requests).toHaveLength(0);
  const moved = world([answer(301, "", { location: target })]);
  const from = byAddress("https://scontent.xx.fbcdn.net/a.png");
  if (URL.canParse(target)) {
    expect(await fetchMedia(moved.deps, from, limits)).toMatchObject(refused);
    expect(moved.requests).toHaveLength(1);
  }
});

test("redirects end after three", async () => {
  const again = answer(302, "", { location: "https://scontent.xx.fbcdn.net/again" });
  const { deps, requests } = world([again, again, again, again]);
  const outcome = await fetchMedia(deps, byAddress("https://scontent.xx.fbcdn.net/a"), limits);
  expect(outcome).toMatchObject({ outcome: "refused", error_key: "url_blocked" });
  expect(requests).toHaveLength(4);
});

test("a channel without a token, and a row that is none, are said and not tried for ever", async () => {
  const { deps } = world([]);
  const nameless = item({ token_ref: "SUPABASE_SERVICE_ROLE_KEY" });
  expect(await fetchMedia(deps, nameless, limits)).toMatchObject({ error_key: "auth_missing" });
  expect(await fetchMedia(deps, { id: 1 }, limits)).toMatchObject({ error_key: "item_invalid" });
});

test.each([
  "10.0.0.1",
  "127.0.0.1",
  "169.254.169.254",
  "100.64.0.1",
  "::1",
  "::ffff:127.0.0.1",
  "::ffff:a9fe:a9fe",
  "fe80::1",
  "fd00::1",
  "64:ff9b::a9fe:a9fe",
  "2002:a9fe:a9fe::",
])(
  "a listed name that resolves to %s, beside a public address, is not connected to",
  async (address) => {
    let connections = 0;
    const network = {
      resolve: async () => ["157.240.1.1", address],
      connect: async () => {
        connections += 1;
        throw new Error("nobody should connect");
      },
    };
    const limitsOfTime = { connectMs: 100, totalMs: 1_000 };
    const exchange = httpExchange(network, { allowLoopback: false }, limitsOfTime);
    const { deps } = world([], { exchange });
    for (const row of [item(), byAddress("https://scontent.xx.fbcdn.net/a.png")]) {
      expect(await fetchMedia(deps, row, limits)).toMatchObject({
        outcome: "refused",
        error_key: "url_blocked",
      });
    }
    expect(connections).toBe(0);
  },
);
