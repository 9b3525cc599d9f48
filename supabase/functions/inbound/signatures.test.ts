import { expect, test } from "vitest";
import { handler } from "./handler.ts";
import { signatureVerifier } from "./signature.ts";
import { post, secret, sign, signed, textMessage, whatsappBody, world } from "./test-support.ts";

const body = JSON.stringify(
  whatsappBody({ messages: [textMessage("Salut, une margherita 🍕 شكرا")] }),
);

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

test("a burst of refused requests is told to wait", async () => {
  const { deps } = world({
    answers: { guard_inbound: { allowed: false, retry_after_seconds: 2 } },
  });
  const response = await handler(deps)(post(body));
  expect([response.status, response.headers.get("retry-after")]).toEqual([429, "2"]);
  // Who signs well is not limited by the address.
  expect((await handler(deps)(signed(body))).status).toBe(200);
});
