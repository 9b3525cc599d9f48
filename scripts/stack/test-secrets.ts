import { type Secrets, signJwt } from "./secrets.ts";

const jwtSecret = "0123456789abcdef0123456789abcdef";

export const inTheFuture = 4_000_000_000;

/** For tests that need keys and no stack. */
export const testSecrets: Secrets = {
  dbPassword: "x",
  jwtSecret,
  publishableKey: "sb_publishable_AAAAAAAAAAAAAAAAAAAAAA_bbbbbbbb",
  secretKey: "sb_secret_AAAAAAAAAAAAAAAAAAAAAA_cccccccc",
  anonKey: signJwt({ role: "anon", exp: inTheFuture }, jwtSecret),
  serviceRoleKey: signJwt({ role: "service_role", exp: inTheFuture }, jwtSecret),
  metaAppSecret: "x",
  metaVerifyToken: "x",
};
