import type { Channel } from "./parse/item.ts";

/** The last part of the path; the second name of each is the one of the original's paths. */
const names: Readonly<Record<string, Channel>> = {
  whatsapp: "whatsapp",
  instagram: "instagram",
  messenger: "messenger",
  "wa-incoming-v16": "whatsapp",
  "ig-incoming-v16": "instagram",
  "msg-incoming-v16": "messenger",
};

/** `/inbound/whatsapp`, `/v1/inbound/whatsapp`, and the same behind the function's own name. */
const pattern = /^(?:\/functions\/v1)?(?:\/inbound)?(?:\/v1)?\/inbound\/([a-z0-9-]{1,24})\/?$/;

export const channelOfPath = (path: string): Channel | undefined => {
  const name = pattern.exec(path)?.[1] ?? "";
  return Object.hasOwn(names, name) ? names[name] : undefined;
};

const queryTokens = new Set(["token", "access_token", "api_token", "webhook_token"]);

/** A token in an address ends in logs and histories: found whatever its case. */
export const queryToken = (url: URL): string | undefined =>
  [...url.searchParams].find(([name]) => queryTokens.has(name.toLowerCase()))?.[1];

const idPattern = /^[A-Za-z0-9._:-]{1,100}$/;

export const correlationOf = (headers: Headers): string => {
  const given = headers.get("x-correlation-id") ?? headers.get("x-request-id") ?? "";
  return idPattern.test(given) ? given : crypto.randomUUID();
};

/** The platform's proxy writes it. Whoever forges it evades this limit, not the ones by token and sender. */
export const ipOf = (headers: Headers): string =>
  (headers.get("x-forwarded-for")?.split(",")[0] ?? "").trim().slice(0, 64) || "unknown";
