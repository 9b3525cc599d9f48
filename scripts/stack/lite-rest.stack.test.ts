import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoPassword, type Stack, signJwt, startStack } from "./index.ts";

/** The stand-in serves where PostgREST has no binary: the same doors must be open, and closed. */
let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ web: false, scheduler: false, functions: false, rest: "lite" });
});
afterAll(() => stack?.stop());

const call = (path: string, token?: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${stack.config.api_url}${path}`, {
    ...init,
    headers: {
      apikey: stack.config.publishable_key,
      "content-type": "application/json",
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
  });

const signIn = async (email: string): Promise<string> => {
  const body = JSON.stringify({ email, password: demoPassword });
  const response = await call("/auth/v1/token?grant_type=password", undefined, {
    method: "POST",
    body,
  });
  return ((await response.json()) as { access_token: string }).access_token;
};

test("anonymous callers are refused", async () => {
  const response = await call("/rest/v1/tenants");
  expect([401, 403]).toContain(response.status);
});

test("a token signed by someone else is refused", async () => {
  const forged = signJwt(
    { sub: "u", role: "service_role", exp: 4_000_000_000 },
    "another secret of thirty-two bytes",
  );
  expect((await call("/rest/v1/tenants", forged)).status).toBe(401);
  const expired = signJwt(
    { sub: "u", role: "authenticated", exp: 1_000_000 },
    stack.config.jwt_secret,
  );
  expect((await call("/rest/v1/tenants", expired)).status).toBe(401);
});

test("a member sees what its rights allow, a stranger nothing", async () => {
  const member = await call(
    "/rest/v1/tenants?select=id",
    await signIn("directeur@depot.demo.vigie"),
  );
  expect(member.status).toBe(200);
  expect(await member.json()).toHaveLength(1);
  const asService = await fetch(`${stack.config.api_url}/rest/v1/tenants?select=id`, {
    headers: { apikey: stack.config.secret_key },
  });
  expect(await asService.json()).toHaveLength(2);
  const stranger = await call("/rest/v1/tenants?select=id", await signIn("stranger@demo.vigie"));
  expect(await stranger.json()).toEqual([]);
});

test("it granted nothing to anon on the way", async () => {
  const client = new pg.Client({ connectionString: stack.config.admin_db_url });
  await client.connect();
  const { rows } = await client.query(
    `select c.oid::regclass::text as name from pg_class as c cross join lateral aclexplode(c.relacl) as a
     where a.grantee = 'anon'::regrole`,
  );
  await client.end();
  expect(rows).toEqual([]);
});
