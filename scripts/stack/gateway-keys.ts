import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { type GatewayError, missingKey, secretInBrowser, unknownKey } from "./gateway-errors.ts";
import type { Secrets } from "./secrets.ts";

export type Caller = {
  readonly role: "anon" | "service_role";
  /** The token to pass on: the user's own, or the one of the key's role. */
  readonly token: string;
  readonly isUser: boolean;
};

export type Identified = { readonly data: Caller } | { readonly error: GatewayError };

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

export const bearerOf = (headers: IncomingHttpHeaders): string | undefined =>
  /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? "")?.[1];

/** What only browsers send. Node's own fetch sends sec-fetch-mode, so that one proves nothing. */
const comesFromBrowser = (headers: IncomingHttpHeaders): boolean =>
  /^\s*mozilla\//i.test(headers["user-agent"] ?? "") ||
  headers.origin !== undefined ||
  headers["sec-fetch-site"] !== undefined ||
  headers["sec-fetch-dest"] !== undefined;

const roleOfKey = (key: string, secrets: Secrets): Caller["role"] | undefined => {
  if (same(key, secrets.publishableKey) || same(key, secrets.anonKey)) return "anon";
  if (same(key, secrets.secretKey) || same(key, secrets.serviceRoleKey)) return "service_role";
  return undefined;
};

/** A secret key that a browser holds is known to everyone: refused whatever it was sent for. */
export const leaksSecret = (headers: IncomingHttpHeaders, secrets: Secrets): boolean => {
  if (!comesFromBrowser(headers)) return false;
  const given = [headers.apikey, bearerOf(headers)];
  return given.some((key) => typeof key === "string" && roleOfKey(key, secrets) === "service_role");
};

/** The hosted rule: the key opens the door, and a user's token, when there is one, says who enters. */
export const identify = (headers: IncomingHttpHeaders, secrets: Secrets): Identified => {
  const bearer = bearerOf(headers);
  const header = headers.apikey;
  const key = typeof header === "string" ? header : undefined;
  const keyRole = key === undefined ? undefined : roleOfKey(key, secrets);
  const bearerRole = bearer === undefined ? undefined : roleOfKey(bearer, secrets);
  if (key !== undefined && keyRole === undefined) return { error: unknownKey };
  const role = keyRole ?? bearerRole;
  if (role === undefined) {
    return { error: bearer?.startsWith("sb_") ? unknownKey : missingKey };
  }
  if (leaksSecret(headers, secrets)) return { error: secretInBrowser };
  return { data: callerFor(role, bearer, bearerRole, secrets) };
};

const callerFor = (
  role: Caller["role"],
  bearer: string | undefined,
  bearerRole: Caller["role"] | undefined,
  secrets: Secrets,
): Caller => {
  // An opaque key in Authorization is no token, even an unknown one: the apikey header decides.
  const isUser = bearer !== undefined && bearerRole === undefined && !bearer.startsWith("sb_");
  if (isUser) return { role, token: bearer, isUser };
  const effective = bearerRole ?? role;
  const token = effective === "anon" ? secrets.anonKey : secrets.serviceRoleKey;
  return { role: effective, token, isUser };
};

/** The claims of an HS256 token of ours that has not ended. */
export const claimsOf = (token: string, secret: string): Record<string, unknown> | undefined => {
  const [header = "", payload = "", signature = ""] = token.split(".");
  const expected = createHmac("sha256", secret).update(`${header}.${payload}`).digest("base64url");
  if (!same(signature, expected)) return undefined;
  try {
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as { exp?: unknown };
    return typeof claims.exp === "number" && claims.exp * 1000 > Date.now() ? claims : undefined;
  } catch {
    return undefined;
  }
};

/** What the hosted gateway asks before a function that verifies. */
export const isValidJwt = (token: string, secret: string): boolean =>
  claimsOf(token, secret) !== undefined;
