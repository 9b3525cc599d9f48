import { expect, test } from "vitest";
import { bearerOf, identify, isValidJwt } from "./gateway-keys.ts";
import { signJwt } from "./secrets.ts";
import { testSecrets } from "./test-secrets.ts";

const secrets = testSecrets;
const { jwtSecret } = secrets;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const userToken = signJwt({ sub: "u", role: "authenticated", exp: 4_000_000_000 }, jwtSecret);

const roleOf = (headers: Record<string, string>): string => {
  const result = identify(headers, secrets);
  if ("error" in result) return result.error.message;
  return result.data.isUser ? "user" : result.data.role;
};

test.each([
  ["the publishable key", { apikey: secrets.publishableKey }, "anon"],
  ["the legacy anon key", { apikey: secrets.anonKey }, "anon"],
  ["the secret key", { apikey: secrets.secretKey }, "service_role"],
  ["the legacy service key", { apikey: secrets.serviceRoleKey }, "service_role"],
  ["a key as bearer only", bearer(secrets.publishableKey), "anon"],
  [
    "the same key twice, as supabase-js sends it",
    { apikey: secrets.publishableKey, ...bearer(secrets.publishableKey) },
    "anon",
  ],
  [
    "a user's token beside the publishable key",
    { apikey: secrets.publishableKey, ...bearer(userToken) },
    "user",
  ],
  [
    "a user's token beside the secret key",
    { apikey: secrets.secretKey, ...bearer(userToken) },
    "user",
  ],
  ["no key", {}, "api_key_missing"],
  ["a user's token alone", bearer(userToken), "api_key_missing"],
  ["an unknown key", { apikey: "sb_publishable_guess" }, "api_key_invalid"],
  ["an unknown key as bearer", bearer("sb_secret_guess"), "api_key_invalid"],
  [
    "an unknown key beside a good bearer",
    { apikey: "guess", ...bearer(secrets.secretKey) },
    "api_key_invalid",
  ],
  [
    "a forged service token as key",
    { apikey: signJwt({ role: "service_role" }, "other") },
    "api_key_invalid",
  ],
])("%s", (_name, headers, expected) => {
  expect(roleOf(headers as Record<string, string>)).toBe(expected);
});

test("a forged token beside a good key is passed on as it is, for PostgREST to refuse", () => {
  const forged = signJwt({ role: "service_role", exp: 4_000_000_000 }, "not the secret");
  const result = identify({ apikey: secrets.publishableKey, ...bearer(forged) }, secrets);
  expect(result).toEqual({ data: { role: "anon", token: forged, isUser: true } });
});

test("a service bearer wins over the publishable key, as it does hosted", () => {
  expect(roleOf({ apikey: secrets.publishableKey, ...bearer(secrets.serviceRoleKey) })).toBe(
    "service_role",
  );
});

test.each([
  { "user-agent": "Mozilla/5.0 (X11; Linux x86_64)" },
  { origin: "https://vigie.example" },
  { "sec-fetch-site": "cross-site" },
])("a secret key from a browser is refused: %o", (sign) => {
  expect(roleOf({ apikey: secrets.secretKey, ...sign })).toBe("secret_key_in_browser");
  expect(
    roleOf({ apikey: secrets.publishableKey, ...bearer(secrets.serviceRoleKey), ...sign }),
  ).toBe("secret_key_in_browser");
  expect(roleOf({ apikey: secrets.publishableKey, ...sign })).toBe("anon");
});

test("Node's fetch, which sends sec-fetch-mode, is no browser", () => {
  expect(
    roleOf({ apikey: secrets.secretKey, "sec-fetch-mode": "cors", "user-agent": "node" }),
  ).toBe("service_role");
});

test("a JWT counts while it lives and was signed here", () => {
  expect(isValidJwt(userToken, jwtSecret)).toBe(true);
  expect(isValidJwt(signJwt({ exp: 1_000 }, jwtSecret), jwtSecret)).toBe(false);
  expect(isValidJwt(signJwt({ sub: "u" }, jwtSecret), jwtSecret)).toBe(false);
  expect(isValidJwt(`${userToken.slice(0, -2)}xx`, jwtSecret)).toBe(false);
  expect(isValidJwt("nonsense", jwtSecret)).toBe(false);
  expect(bearerOf({ authorization: "Basic abc" })).toBeUndefined();
});
