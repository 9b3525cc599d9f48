import { isServerAway, type RpcError } from "../_shared/rpc.ts";
import type { Turnstile } from "../_shared/turnstile.ts";
import type { Delivery, Ingest, IngestResult, Store } from "./deps.ts";

/** What one call takes; each is one message. */
const MAX_TOGETHER = 32;

const queueFull: IngestResult = {
  data: null,
  error: { status: null, code: null, message: "queue_full" },
};

type Waiting = {
  readonly delivery: Delivery;
  readonly sender: string;
  readonly done: (result: IngestResult) => void;
};

/** Who wrote the one ordinary message of a delivery; undefined: it is none, and goes alone. */
const senderOf = ({ source, channel, items }: Delivery): string | undefined => {
  const [item] = items;
  if (source !== "meta" || items.length !== 1 || item?.kind !== "message") return undefined;
  if (item.id === undefined || item.media !== undefined || item.from === undefined)
    return undefined;
  const { wa_id, bsuid, psid, igsid } = item.from;
  return [channel, item.identity, wa_id ?? bsuid ?? psid ?? igsid].join("|");
};

/** The first of each sender: a customer's messages are answered one after the other. */
const takeGroup = (waiting: Waiting[]): readonly Waiting[] => {
  const group: Waiting[] = [];
  const senders = new Set<string>();
  for (let at = 0; at < waiting.length && group.length < MAX_TOGETHER; ) {
    const one = waiting[at];
    if (one === undefined || senders.has(one.sender)) {
      at += 1;
      continue;
    }
    senders.add(one.sender);
    group.push(one);
    waiting.splice(at, 1);
  }
  return group;
};

/** The server as it is: asking it for each alone would only ask it more often. Not so a deadlock. */
const isForAll = (error: RpcError): boolean =>
  isServerAway(error) && !(error.code ?? "").startsWith("40");

/**
 * Messages that come while calls are on their way go together in the next one: one commit for all.
 * Nobody waits for company, only for a turn of `groups`. What cannot go with others goes `alone`, by
 * a call of its own, and so does each of a group that failed: a poisoned one hurts nobody else.
 */
export const together = (store: Store, groups: Turnstile, alone: Turnstile): Ingest => {
  const waiting: Waiting[] = [];
  const ingestAlone: Ingest = async (delivery) =>
    (await alone(() => store.one(delivery))) ?? queueFull;

  const ingestGroup = async (group: readonly Waiting[]): Promise<void> => {
    const { data, error } = await store.many(group.map(({ delivery }) => delivery));
    for (const [at, { delivery, done }] of group.entries()) {
      const own = data?.[at];
      if (own) done({ data: own, error: null });
      else if (error !== null && isForAll(error)) done({ data: null, error });
      else void ingestAlone(delivery).then(done);
    }
  };
  const takeTurn = async (): Promise<true> => {
    const group = takeGroup(waiting);
    const [first] = group;
    if (first !== undefined && group.length === 1) first.done(await store.one(first.delivery));
    else if (group.length > 1) await ingestGroup(group);
    return true;
  };

  return (delivery) => {
    const sender = senderOf(delivery);
    if (sender === undefined) return ingestAlone(delivery);
    return new Promise((done) => {
      const own: Waiting = { delivery, sender, done };
      waiting.push(own);
      // As many turns as deliveries, and each takes at least one: none is left behind.
      void groups(takeTurn).then((hadTurn) => {
        const at = waiting.indexOf(own);
        if (hadTurn || at === -1) return;
        waiting.splice(at, 1);
        done(queueFull);
      });
    });
  };
};
