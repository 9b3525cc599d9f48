import type { HttpExchange } from "../_shared/http-exchange.ts";
import type { Reply } from "../_shared/http-reply.ts";
import type { MediaStore } from "../_shared/media-store.ts";
import { type DownloadError, download, type Rules } from "./download.ts";
import { type Located, locate } from "./locate.ts";
import { failed, isOutcome, type Outcome, retryLater } from "./outcome.ts";
import { type Claimed, claimed as claimedSchema, type Limits } from "./schema.ts";
import { agreedType, canonical } from "./sniff.ts";

export type FetchDeps = {
  readonly exchange: HttpExchange;
  readonly store: MediaStore;
  /** The token of a channel by the name of the function's secret; undefined where there is none. */
  readonly token: (name: string) => string | undefined;
  readonly graphUrl: string;
  /** Whether a channel's own address counts: where people try things out, never in production. */
  readonly allowsOwnBase: boolean;
  /** The most that fits into this function, whatever the kind allows. */
  readonly maxBytes: number;
};

const baseOf = (
  { graphUrl, allowsOwnBase }: FetchDeps,
  { api_base: own }: Pick<Claimed, "api_base">,
): string => (allowsOwnBase && own ? own : graphUrl).replace(/\/$/, "");

const rulesOf = (deps: FetchDeps, base: string, { hosts }: Limits): Rules => ({
  exchange: deps.exchange,
  hosts,
  origins: deps.allowsOwnBase ? [new URL(base).origin, new URL(deps.graphUrl).origin] : [],
});

const ofDownload = (error: DownloadError): Outcome => {
  if (error === "response_too_large") return failed("refused", "too_large");
  const isBlocked =
    error === "host_not_listed" ||
    error === "too_many_redirects" ||
    (error.startsWith("url_") && error !== "url_unresolvable");
  return isBlocked ? failed("refused", "url_blocked") : retryLater("network");
};

const ofStatus = (reply: Reply, hasId: boolean): Outcome => {
  const { status } = reply;
  if (status === 429 || status >= 500) return retryLater(`http_${String(status)[0]}xx`, reply);
  // The address of an id is asked for again; one that came with the message is gone for good.
  if (hasId) return retryLater("media_address_ended");
  return failed("expired", "media_expired");
};

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const isSameHash = (announced: string | null, actual: string): boolean =>
  announced === null || !/^[0-9a-f]{64}$/i.test(announced) || announced.toLowerCase() === actual;

/** Checks what came, and stores it under the one name that the database gave the file. */
const keep = async (
  deps: FetchDeps,
  item: Claimed,
  reply: Reply,
  located: Located,
  taken: readonly string[],
): Promise<Outcome> => {
  const { body, headers } = reply;
  const declared = [located.mime, item.mime, headers.get("content-type")];
  const mime = agreedType(body, declared, taken);
  if (mime === null) return failed("refused", "type_refused", { size_bytes: body.byteLength });
  const sha256 = hex(await crypto.subtle.digest("SHA-256", body));
  if (!isSameHash(located.sha256, sha256)) return retryLater("hash_differs");
  const stored = await deps.store.put(item.storage_path, body, mime);
  return stored.error === null
    ? { outcome: "stored", mime, size_bytes: body.byteLength, sha256 }
    : retryLater("storage");
};

const work = async (deps: FetchDeps, item: Claimed, limits: Limits): Promise<Outcome> => {
  const limit = limits[item.kind];
  const maxBytes = Math.min(limit.bytes, deps.maxBytes);
  const token = item.token_ref ? deps.token(item.token_ref) : undefined;
  const base = baseOf(deps, item);
  const hasId = typeof item.provider_media_id === "string" && !item.source_url;
  if (hasId && token === undefined) return failed("dead", "auth_missing");
  const located: Located | Outcome = hasId
    ? await locate(deps.exchange, base, token ?? "", item)
    : { url: item.source_url ?? "", mime: null, sha256: null, size: item.size_bytes ?? null };
  if (isOutcome(located)) return located;
  // What announces that it does not fit need not come at all.
  if ((located.size ?? 0) > maxBytes) {
    return failed("refused", "too_large", { size_bytes: located.size ?? undefined });
  }
  if (located.mime !== null && !mayBe(located.mime, limit.mime)) {
    return failed("refused", "type_refused", { mime: canonical(located.mime) });
  }
  const got = await download(rulesOf(deps, base, limits), {
    url: located.url,
    token: hasId ? token : undefined,
    maxBytes,
  });
  if (got.error !== null) return ofDownload(got.error);
  if (got.reply.status !== 200) return ofStatus(got.reply, hasId);
  return keep(deps, item, got.reply, located, limit.mime);
};

const mayBe = (mime: string, taken: readonly string[]): boolean => {
  const name = canonical(mime);
  return name === "application/octet-stream" || taken.includes(name) || name === "video/mp4";
};

/** One claimed file to its outcome. It never throws: whatever is not foreseen is tried again. */
export const fetchMedia = async (
  deps: FetchDeps,
  row: unknown,
  limits: Limits,
): Promise<Outcome> => {
  const parsed = claimedSchema.safeParse(row);
  if (!parsed.success) return failed("dead", "item_invalid");
  return work(deps, parsed.data, limits).catch(() => retryLater("internal"));
};
