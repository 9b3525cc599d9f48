import { refuse } from "../_shared/answer.ts";
import { isServerAway } from "../_shared/rpc.ts";
import type { Call, Delivery, Deps, IngestResult } from "./deps.ts";
import type { Item, Media } from "./parse/item.ts";

/**
 * The most that one call is given. A thousand strangers in one transaction would take longer than a
 * statement may, and the same delivery would fail each time it comes; portions that are stored stay.
 */
const MAX_ITEMS = 100;

type Totals = { readonly stored: number; readonly duplicates: number; readonly refused: number };

const audioHost = (media: Media, origins: readonly string[]): string | undefined =>
  media.kind === "audio" && media.url !== undefined && !isOfOrigin(media.url, origins)
    ? (hostOf(media.url) ?? "")
    : undefined;

const isOfOrigin = (text: string, origins: readonly string[]): boolean =>
  URL.canParse(text) && origins.includes(new URL(text).origin);

const hostOf = (text: string): string | undefined => {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const hidden = url.username !== "" || url.password !== "";
  return url.protocol === "https:" && !hidden && url.port === "" ? url.hostname : undefined;
};

const isListed = (host: string, domains: readonly string[]): boolean =>
  domains.some((domain) => {
    const name = domain.trim().toLowerCase();
    return name !== "" && (host === name || host.endsWith(`.${name}`));
  });

/**
 * Voice by address comes from listed hosts only; the message itself stays. Every fetch is checked
 * again. `origins`: where a stand-in on this machine plays Meta.
 */
export const blockAudio = (
  item: Item,
  domains: readonly string[],
  origins: readonly string[] = [],
): { readonly item: Item; readonly blocked: number } => {
  const kept = item.media?.filter((media) => {
    const host = audioHost(media, origins);
    return host === undefined || isListed(host, domains);
  });
  const blocked = (item.media?.length ?? 0) - (kept?.length ?? 0);
  if (blocked === 0) return { item, blocked };
  const content = { ...item.content, blocked_media: blocked };
  return { item: { ...item, media: kept?.length === 0 ? undefined : kept, content }, blocked };
};

const addUp = (totals: Totals, { stored, duplicates, refused }: Totals): Totals => ({
  stored: totals.stored + stored,
  duplicates: totals.duplicates + duplicates,
  refused: totals.refused + refused,
});

/**
 * Stores all items and wakes the sender. Nothing is acknowledged before the last commit: when a
 * portion fails, the sender comes again with all of them, and those stored are duplicates.
 */
export const takeIn = async (
  deps: Deps,
  call: Call,
  delivery: Delivery,
): Promise<Totals | Response> => {
  let totals: Totals = { stored: 0, duplicates: 0, refused: 0 };
  for (let start = 0; start < delivery.items.length; start += MAX_ITEMS) {
    const items = delivery.items.slice(start, start + MAX_ITEMS);
    const result = await deps.ingest({ ...delivery, items });
    if (result.error !== null) return notStored(deps, call, result.error);
    totals = addUp(totals, result.data);
    if (result.data.wake) deps.wake();
    if ((result.data.media ?? 0) > 0) deps.wakeMedia();
    if (result.data.turn_in_ms != null) deps.answerTurns(result.data.turn_in_ms);
  }
  return totals;
};

type Failure = NonNullable<IngestResult["error"]>;

const notStored = (deps: Deps, { channel, correlationId }: Call, error: Failure): Response => {
  const { status } = error;
  // What a server says may quote what it was given: only our own word for its silence is logged.
  const code = error.code ?? (status === null ? error.message : null);
  const away = isServerAway(error);
  deps.log(away ? "database_away" : "ingest_refused", {
    channel,
    correlation_id: correlationId,
    status,
    code,
  });
  // 503: Meta keeps it and comes again. 500: our own fault, which a repetition may outlive.
  return away
    ? refuse(
        503,
        "try_again",
        "Nothing was acknowledged: send it again.",
        {},
        { "retry-after": "5" },
      )
    : refuse(500, "ingest_failed", "A fault of this installation: tell the operator.");
};
