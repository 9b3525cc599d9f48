import { expect, test } from "vitest";
import { signJwt } from "../../../scripts/stack/index.ts";
import { call, signIn, stack } from "./api.ts";

const list = "/rest/v1/system_alerts?limit=1";
const seconds = (): number => Math.floor(Date.now() / 1000);
const directeur = (claims: object): Record<string, unknown> => ({
  sub: "00000000-0000-4000-a000-000000000002",
  role: "authenticated",
  aud: "authenticated",
  ...claims,
});

test("no key at all: 401 api_key_missing", async () => {
  expect(await call(list, { key: null })).toMatchObject({ status: 401, key: "api_key_missing" });
});

test("an unknown key: 401 api_key_invalid", async () => {
  const answer = await call(list, { key: "sb_publishable_of_another_project" });
  expect(answer).toMatchObject({ status: 401, key: "api_key_invalid" });
});

test.each([
  ["an Origin", { origin: "https://example.com" }],
  ["a browser's User-Agent", { "user-agent": "Mozilla/5.0 (X11; Linux x86_64)" }],
])("a secret key with %s: 401 secret_key_in_browser", async (_, headers) => {
  const answer = await call(list, { key: stack.secret_key, headers });
  expect(answer).toMatchObject({ status: 401, key: "secret_key_in_browser" });
});

test.each([
  ["publishable key", () => stack.publishable_key],
  ["legacy anon key", () => stack.anon_key],
])("the %s alone reads nothing: 401", async (_, key) => {
  expect(await call(list, { key: key() })).toMatchObject({ status: 401 });
});

test("an expired JWT: 401, nothing is read", async () => {
  const token = signJwt(directeur({ exp: seconds() - 60 }), stack.jwt_secret);
  const answer = await call(list, { token });
  expect(answer.status).toBe(401);
  expect(answer.key).toMatch(/expired/i);
});

test("a JWT signed with another secret: 401", async () => {
  const token = signJwt(
    directeur({ exp: seconds() + 600 }),
    "another secret of thirty-two letters",
  );
  expect(await call(list, { token })).toMatchObject({ status: 401 });
});

test("a JWT without a signature: 401", async () => {
  const [, payload] = signJwt(directeur({ exp: seconds() + 600 }), "x").split(".");
  const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString("base64url");
  expect(await call(list, { token: `${header}.${payload}.` })).toMatchObject({ status: 401 });
});

test("a JWT that names a role of the database: refused, not obeyed", async () => {
  const token = signJwt(directeur({ exp: seconds() + 600, role: "postgres" }), stack.jwt_secret);
  expect((await call(list, { token })).status).toBeGreaterThanOrEqual(400);
});

test("the description of the API is not for the publishable key", async () => {
  expect(await call("/rest/v1/")).toMatchObject({ status: 401, key: "openapi_forbidden" });
});

test("a signed-in stranger reads no row and gets no error", async () => {
  const answer = await call(list, { token: await signIn("stranger") });
  expect(answer).toMatchObject({ status: 200, body: [] });
});

test("a module schema cannot be chosen", async () => {
  const headers = { "accept-profile": "governance" };
  const answer = await call("/rest/v1/check_latest", {
    token: await signIn("admin@depot"),
    headers,
  });
  expect(answer.status).toBe(406);
});

test("an unknown path: 404 path_not_found", async () => {
  expect(await call("/nothing/here")).toMatchObject({ status: 404, key: "path_not_found" });
});
