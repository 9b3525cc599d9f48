import { createHmac } from "node:crypto";

/**
 * JSON as Meta writes it: what is outside ASCII, and every slash, is escaped, in lower-case hex.
 * A receiver that parses and writes it again gets other bytes, and so another signature.
 */
export const metaJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u007f-\uffff]|\//g, (character) =>
    character === "/" ? "\\/" : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** The value of X-Hub-Signature-256. */
export const signature = (body: string | Buffer, appSecret: string): string =>
  `sha256=${createHmac("sha256", appSecret).update(body).digest("hex")}`;
