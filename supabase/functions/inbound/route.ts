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
