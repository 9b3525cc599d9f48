import type { HttpExchange, HttpFailure } from "../_shared/http-exchange.ts";
import type { Reply } from "../_shared/http-reply.ts";

export type Download =
  | { readonly reply: Reply; readonly error: null }
  | { readonly reply: null; readonly error: DownloadError };
export type DownloadError = HttpFailure["reason"] | "host_not_listed" | "too_many_redirects";

export type Source = {
  readonly url: string;
  /** Only for hosts that `mayHoldToken` names: a token must never follow a redirect elsewhere. */
  readonly token: string | undefined;
  readonly maxBytes: number;
};

export type Rules = {
  readonly exchange: HttpExchange;
  /** Names, and what lies below them. */
  readonly hosts: readonly string[];
  /** Whole origins, where a stand-in on this machine plays Meta. */
  readonly origins: readonly string[];
};

const MAX_REDIRECTS = 3;
const tokenHosts = ["lookaside.fbsbx.com", "graph.facebook.com", "graph.instagram.com"];

const isBelow = (hostname: string, names: readonly string[]): boolean =>
  names.some((entry) => {
    const name = entry.trim().toLowerCase();
    return name !== "" && (hostname === name || hostname.endsWith(`.${name}`));
  });

const isListed = (url: URL, { hosts, origins }: Rules): boolean =>
  origins.includes(url.origin) || (url.protocol === "https:" && isBelow(url.hostname, hosts));

const mayHoldToken = (url: URL, { origins }: Rules): boolean =>
  origins.includes(url.origin) || (url.protocol === "https:" && tokenHosts.includes(url.hostname));

const fail = (error: DownloadError): Download => ({ reply: null, error });

/**
 * One file. Every hop is a new address: it must be listed, and the exchange resolves, checks and
 * pins it like the first.
 */
export const download = async (rules: Rules, source: Source): Promise<Download> => {
  let target = source.url;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    if (!URL.canParse(target)) return fail("url_invalid");
    const url = new URL(target);
    if (!isListed(url, rules)) return fail("host_not_listed");
    const { token } = source;
    const result = await rules.exchange({
      method: "GET",
      url: target,
      headers: {
        accept: "*/*",
        "user-agent": "vigie-media/1",
        ...(token !== undefined && mayHoldToken(url, rules)
          ? { authorization: `Bearer ${token}` }
          : {}),
      },
      maxBytes: source.maxBytes,
    });
    if (result.error !== null) return fail(result.error.reason);
    const { status, headers } = result.reply;
    const location = headers.get("location");
    if (status < 300 || status > 399 || location === undefined) return result;
    if (!URL.canParse(location, target)) return fail("url_invalid");
    target = new URL(location, target).href;
  }
  return fail("too_many_redirects");
};
