import { bearerOf } from "./bearer.ts";

const queryTokens = new Set(["token", "access_token", "api_token", "webhook_token"]);

/** A token in an address ends in logs and histories: found whatever its case. */
export const queryToken = (url: URL): string | undefined =>
  [...url.searchParams].find(([name]) => queryTokens.has(name.toLowerCase()))?.[1];

/** Where clients put their token. */
export const tokenIn = (headers: Headers): string | undefined =>
  headers.get("x-api-token") ??
  headers.get("x-webhook-token") ??
  bearerOf(headers.get("authorization"));

const idPattern = /^[A-Za-z0-9._:-]{1,100}$/;

export const correlationOf = (headers: Headers): string => {
  const given = headers.get("x-correlation-id") ?? headers.get("x-request-id") ?? "";
  return idPattern.test(given) ? given : crypto.randomUUID();
};

const forwarded = (headers: Headers): readonly string[] =>
  (headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");

export const hopsOf = (headers: Headers): number => forwarded(headers).length;

/**
 * The address of the caller as the proxies before us saw it. Each of them appends what it saw, so
 * only the last entries are theirs: whoever calls writes the first ones as they like. `trustedHops`
 * is how many proxies there are.
 */
export const ipOf = (headers: Headers, trustedHops: number): string => {
  const entries = forwarded(headers);
  const seen = entries.at(-trustedHops) ?? "";
  return trustedHops > 0 && entries.length >= trustedHops ? seen.slice(0, 64) : "unknown";
};
