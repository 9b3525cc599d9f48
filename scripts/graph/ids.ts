import { randomBytes } from "node:crypto";
import type { Channel } from "./types.ts";

/** The two families of message ids: wamid for WhatsApp, mid for the others. */
export const messageId = (channel: Channel): string =>
  channel === "whatsapp"
    ? `wamid.${randomBytes(30).toString("base64")}`
    : `m_${randomBytes(36).toString("base64url")}`;

export const traceId = (): string => `A${randomBytes(8).toString("base64url")}`;

export const digits = (count: number): string =>
  Array.from(randomBytes(count), (byte) => String(byte % 10))
    .join("")
    .replace(/^0/, "1");

export const businessScopedId = (): string =>
  `DZ.${randomBytes(20).toString("hex").toUpperCase().slice(0, 24)}`;
