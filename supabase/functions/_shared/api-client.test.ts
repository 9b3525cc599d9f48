import { expect, test } from "vitest";
import { authenticate } from "./api-client.ts";

const asked = { tokenHash: "00", scope: "inbound:write", endpoint: "inbound/whatsapp", ip: "-" };
const answering = (data: unknown) => ({
  rpc: () => Promise.resolve({ data, error: null }),
  log: () => undefined,
});

test("a client is known by every id that Postgres takes, of whatever variant", async () => {
  const known = {
    ok: true,
    client_id: "00000000-0000-4000-a000-000000000001",
    tenant_id: "00000000-0000-4000-b000-000000000002",
    site_id: "00000000-0000-4000-c000-000000000003",
  };
  expect(await authenticate(answering(known), asked)).toEqual(known);
});

test("an answer in another shape is no client, and no refusal of the token either", async () => {
  const reply = await authenticate(answering({ ok: true, client_id: "7" }), asked);
  expect(reply).toBeInstanceOf(Response);
  expect((reply as Response).status).toBe(503);
});
