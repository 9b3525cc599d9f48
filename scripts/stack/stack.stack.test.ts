import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoPassword, type Stack, signJwt, startStack } from "./index.ts";

let stack: Stack;
let admin: pg.Client;

beforeAll(async () => {
  stack = await startStack({ web: false, scheduler: false });
  admin = new pg.Client({ connectionString: stack.config.admin_db_url });
  await admin.connect();
});
afterAll(async () => {
  await admin?.end();
  await stack?.stop();
});

const call = (path: string, init: RequestInit & { token?: string } = {}): Promise<Response> =>
  fetch(`${stack.config.api_url}${path}`, {
    ...init,
    headers: {
      apikey: stack.config.publishable_key,
      "content-type": "application/json",
      ...(init.token ? { authorization: `Bearer ${init.token}` } : {}),
      ...init.headers,
    },
  });

const signIn = async (email: string): Promise<string> => {
  const body = JSON.stringify({ email, password: demoPassword });
  const response = await call("/auth/v1/token?grant_type=password", { method: "POST", body });
  expect(response.status).toBe(200);
  return ((await response.json()) as { access_token: string }).access_token;
};

const rows = async (sql: string): Promise<unknown[]> =>
  (await admin.query({ text: sql, rowMode: "array" })).rows;

/** Every grant that anon holds by name, on relations, columns, functions, outside the system's own. */
const anonGrants = `
  select c.oid::regclass::text
  from pg_class as c cross join lateral aclexplode(c.relacl) as a
  where a.grantee = 'anon'::regrole
  union all
  select t.attrelid::regclass::text
  from pg_attribute as t cross join lateral aclexplode(t.attacl) as a
  where a.grantee = 'anon'::regrole
  union all
  select p.oid::regprocedure::text
  from pg_proc as p cross join lateral aclexplode(p.proacl) as a
  where a.grantee = 'anon'::regrole and p.pronamespace <> 'extensions'::regnamespace`;

test("after requests to Auth and REST, anon still holds no grant", async () => {
  const token = await signIn("directeur@depot.demo.vigie");
  await call("/auth/v1/user", { token });
  await call("/rest/v1/tenants", { token });
  await call("/rest/v1/tenants");
  expect(await rows(anonGrants)).toEqual([]);
});

test("auth.uid() is the hosted one, which reads request.jwt.claims", async () => {
  await signIn("stranger@demo.vigie");
  await admin.query("begin");
  await admin.query(
    `set local request.jwt.claims to '{"sub": "00000000-0000-4000-a000-000000000030"}'`,
  );
  const result = await rows("select auth.uid()::text, auth.jwt() ->> 'sub'");
  await admin.query("rollback");
  expect(result).toEqual([Array(2).fill("00000000-0000-4000-a000-000000000030")]);
  expect(
    await rows(
      "select pg_get_userbyid(proowner) from pg_proc where oid = 'auth.uid()'::regprocedure",
    ),
  ).toEqual([["supabase_admin"]]);
});

test("the owner of migrations is no superuser, as hosted", async () => {
  const sql = "select rolname from pg_roles where rolsuper and rolcanlogin order by 1";
  expect(await rows(sql)).toEqual([["supabase_admin"]]);
});

test("every demo user signs in, and sees exactly the companies that were announced", async () => {
  for (const { email, tenant } of stack.config.demo_users) {
    const token = await signIn(email);
    const response = await call("/rest/v1/tenants?select=slug&order=slug", { token });
    const seen = ((await response.json()) as { slug: string }[]).map(({ slug }) => slug);
    expect([email, seen]).toEqual([email, tenant === null ? [] : tenant.split("+")]);
  }
});

test("an expired JWT gets PostgREST's own answer", async () => {
  const expired = signJwt(
    { sub: "u", role: "authenticated", exp: 1_000_000 },
    stack.config.jwt_secret,
  );
  const response = await call("/rest/v1/tenants", { token: expired });
  expect(response.status).toBe(401);
  expect(response.headers.get("www-authenticate")).toContain("invalid_token");
  expect(await response.json()).toMatchObject({ code: "PGRST301", message: "JWT expired" });
});

test("a token signed by someone else is refused by PostgREST and by Auth", async () => {
  const forged = signJwt(
    { sub: "u", role: "service_role", exp: 4_000_000_000 },
    "another secret of thirty-two bytes",
  );
  expect((await call("/rest/v1/tenants", { token: forged })).status).toBe(401);
  expect((await call("/auth/v1/user", { token: forged })).status).toBe(403);
});

test("the secret key acts as service_role", async () => {
  const { secret_key: apikey } = stack.config;
  expect((await call("/rest/v1/", { headers: { apikey } })).status).toBe(200);
  expect((await call("/rest/v1/")).status).toBe(401);
});

test("the health function answers without a key, and tells when nothing ticks", async () => {
  const health = () => fetch(`${stack.config.functions_url}/health`);
  await rows("update ops.heartbeats set beat_at = now() - interval '1 hour'");
  const silent = await health();
  expect(silent.status).toBe(503);
  expect(await silent.json()).toMatchObject({ database: "reachable", scheduler: "silent" });

  await rows("call ops.tick()");
  const awake = await health();
  expect(awake.status).toBe(200);
  expect(await awake.json()).toMatchObject({ status: "ok", scheduler: "ok" });
});

test("the CLI's own history says that every migration is applied", async () => {
  const [row] = await rows("select count(*)::int from supabase_migrations.schema_migrations");
  const { listMigrations } = await import("./migrations.ts");
  expect(row).toEqual([listMigrations().length]);
});
