import { createHash, createHmac, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export type Secrets = {
  readonly dbPassword: string;
  readonly jwtSecret: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  /** The keys of older projects: JWTs that carry the role. */
  readonly anonKey: string;
  readonly serviceRoleKey: string;
  readonly metaAppSecret: string;
  readonly metaVerifyToken: string;
};

const TEN_YEARS_S = 315_360_000;

const base64url = (text: string): string => Buffer.from(text).toString("base64url");

/** HS256, as the legacy keys of a project. */
export const signJwt = (claims: Record<string, unknown>, secret: string): string => {
  const body = `${base64url('{"alg":"HS256","typ":"JWT"}')}.${base64url(JSON.stringify(claims))}`;
  return `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
};

const roleKey = (role: string, secret: string): string => {
  const issuedAt = Math.floor(Date.now() / 1000);
  return signJwt({ iss: "supabase", role, iat: issuedAt, exp: issuedAt + TEN_YEARS_S }, secret);
};

/** The hosted form: a kind, 22 random characters, 8 of checksum. */
const opaqueKey = (kind: "publishable" | "secret"): string => {
  const start = `sb_${kind}_${randomBytes(17).toString("base64url").slice(0, 22)}`;
  const checksum = createHash("sha256").update(start).digest("base64url").slice(0, 8);
  return `${start}_${checksum}`;
};

const generate = (): Secrets => {
  const jwtSecret = randomBytes(32).toString("hex");
  return {
    dbPassword: randomBytes(16).toString("hex"),
    jwtSecret,
    publishableKey: opaqueKey("publishable"),
    secretKey: opaqueKey("secret"),
    anonKey: roleKey("anon", jwtSecret),
    serviceRoleKey: roleKey("service_role", jwtSecret),
    metaAppSecret: randomBytes(16).toString("hex"),
    metaVerifyToken: randomBytes(12).toString("hex"),
  };
};

/** Made once per data folder and kept across --fresh, so that open browsers and scripts go on working. */
export const loadSecrets = (dataDir: string): Secrets => {
  const file = join(dataDir, "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  mkdirSync(dataDir, { recursive: true });
  const secrets = generate();
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
};
