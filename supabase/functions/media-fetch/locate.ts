import type { HttpExchange } from "../_shared/http-exchange.ts";
import type { Reply } from "../_shared/http-reply.ts";
import { failed, type Outcome, retryLater } from "./outcome.ts";
import { type Claimed, graphFile, graphRefusal } from "./schema.ts";

export type Located = {
  readonly url: string;
  readonly mime: string | null;
  readonly sha256: string | null;
  readonly size: number | null;
};

const VERSION = "v23.0";
const MAX_ANSWER_BYTES = 65_536;
/** The file is gone, or was never the caller's. */
const gone = [100, 131_051, 131_052];

const jsonOf = ({ body }: Reply): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown;
  } catch {
    return undefined;
  }
};

const refused = (reply: Reply): Outcome => {
  const parsed = graphRefusal.safeParse(jsonOf(reply));
  const code = parsed.success ? parsed.data.error.code : null;
  // A new token is a person's work: trying again would not bring it.
  if (reply.status === 401 || code === 190) return failed("dead", "auth_expired");
  if (reply.status === 429 || reply.status >= 500) {
    return retryLater(`http_${reply.status === 429 ? "4xx" : "5xx"}`, reply);
  }
  if (code !== null && code !== undefined && gone.includes(code)) {
    return failed("expired", "media_expired");
  }
  if (code === 4 || code === 80_007 || code === 130_429) return retryLater("http_4xx", reply);
  return failed("dead", "http_4xx");
};

/** Where the Graph API keeps the file of this id just now: the address ends within minutes. */
export const locate = async (
  exchange: HttpExchange,
  base: string,
  token: string,
  { provider_media_id: id }: Claimed,
): Promise<Located | Outcome> => {
  const result = await exchange({
    method: "GET",
    url: `${base}/${VERSION}/${encodeURIComponent(id ?? "")}`,
    headers: {
      authorization: `Bearer ${token}`,
      accept: "application/json",
      "user-agent": "vigie-media/1",
    },
    maxBytes: MAX_ANSWER_BYTES,
  });
  if (result.error !== null) {
    const { reason } = result.error;
    const isRefused = reason.startsWith("url_") && reason !== "url_unresolvable";
    return isRefused ? failed("refused", "url_blocked") : retryLater("network");
  }
  if (result.reply.status !== 200) return refused(result.reply);
  const parsed = graphFile.safeParse(jsonOf(result.reply));
  if (!parsed.success) return retryLater("response_invalid");
  const { url, mime_type: mime, sha256, file_size: size } = parsed.data;
  return { url, mime: mime ?? null, sha256: sha256 ?? null, size: size ?? null };
};
