import { expect, test } from "vitest";
import type { Rpc } from "../_shared/rpc.ts";
import { handler } from "./handler.ts";

const id = "00000000-0000-4000-a000-000000000001";
const known = { ok: true, client_id: id, tenant_id: id, name: "Console", scopes: ["admin:*"] };

const world = (answers: Readonly<Record<string, unknown>> = {}) => {
  const calls: { name: string; args: Record<string, unknown> }[] = [];
  const rpc: Rpc = async (name, args) => {
    calls.push({ name, args });
    const data: unknown = { authenticate_api_client: known, ...answers }[name] ?? null;
    return data === "away"
      ? { data: null, error: { status: 503, code: "PGRST001", message: "" } }
      : { data, error: null };
  };
  const ask = (path = "/v1/admin/ping", init: RequestInit = {}): Promise<Response> =>
    handler({ rpc, trustedHops: 1, log: () => undefined })(
      new Request(`http://localhost${path}`, {
        headers: { authorization: "Bearer vgk_some-token" },
        ...init,
      }),
    );
  return { ask, calls };
};

test.each(["/admin/ping", "/v1/admin/ping", "/admin/v1/admin/ping", "/functions/v1/admin/ping"])(
  "%s tells whose token it is, and leaves an event",
  async (path) => {
    const { ask, calls } = world();
    const response = await ask(path);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: "ok", client_id: id, name: "Console" });
    expect(calls.at(-1)).toMatchObject({
      name: "log_security_event",
      args: { event_type: "ADMIN_PING", tenant_id: id },
    });
  },
);

test.each([
  ["AUTH_DENY", 401],
  ["SCOPE_DENY", 403],
])("%s: %i, and no event of a ping", async (reason, status) => {
  const { ask, calls } = world({ authenticate_api_client: { ok: false, reason } });
  expect((await ask()).status).toBe(status);
  expect(calls.map(({ name }) => name)).not.toContain("log_security_event");
});

test("the scope is asked for, the token goes hashed", async () => {
  const { ask, calls } = world();
  await ask();
  const asked = calls.find(({ name }) => name === "authenticate_api_client");
  expect(asked?.args).toMatchObject({ scope: "admin:read", endpoint: "admin/ping" });
  expect(JSON.stringify(calls)).not.toContain("vgk_some-token");
});

test("a token in the address, another path, another method: refused before anybody is asked", async () => {
  const { ask, calls } = world();
  expect((await ask("/v1/admin/ping?token=vgk_x")).status).toBe(401);
  expect((await ask("/v1/admin/orders")).status).toBe(404);
  expect((await ask("/v1/admin/ping", { method: "POST" })).status).toBe(405);
  expect(calls).toEqual([]);
});

test("too often: 429; nobody can log it: 503", async () => {
  const busy = world({ guard_inbound: { allowed: false, retry_after_seconds: 2.2 } });
  const refused = await busy.ask();
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "3"]);
  expect((await world({ log_security_event: "away" }).ask()).status).toBe(503);
});
