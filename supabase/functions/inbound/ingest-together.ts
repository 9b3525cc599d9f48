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
  readonly timer: ReturnType<typeof setTimeout>;
  readonly done: (result: IngestResult) => void;
  readonly fail: (cause: unknown) => void;
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
    clearTimeout(one.timer);
    waiting.splice(at, 1);
  }
  return group;
};

/** The server as it is: asking it for each alone would only ask it more often. Not so a deadlock. */
const isForAll = (error: RpcError): boolean =>
  isServerAway(error) && !(error.code ?? "").startsWith("40");

export type Pace = {
  /** A call that takes longer holds the others up no more: the next one goes beside it. */
  readonly lateMs: number;
  /** Calls at once, late ones included. */
  readonly width: number;
  readonly patienceMs: number;
};

/** One call after the other, and beside those that are late. `start` says when it ended; undefined: nothing to do. */
const oneAfterTheOther = (
  start: () => Promise<void> | undefined,
  { lateMs, width }: Pace,
): (() => void) => {
  let running = 0;
  let inTime = 0;
  const next = (): void => {
    if (inTime > 0 || running >= width) return;
    const call = start();
    if (call === undefined) return;
    running += 1;
    inTime += 1;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      inTime -= 1;
      next();
    }, lateMs);
    void call.then(() => {
      clearTimeout(timer);
      running -= 1;
      if (!isLate) inTime -= 1;
      next();
    });
  };
  return next;
};

/**
 * Messages that come while a call is on its way go together in the next one: one commit for all.
 * Nobody waits for company. What cannot go with others goes `alone`, by a call of its own, and so
 * does each of a group that failed: a poisoned one hurts nobody else.
 */
export const together = (store: Store, alone: Turnstile, pace: Pace): Ingest => {
  const waiting: Waiting[] = [];
  const ingestAlone: Ingest = async (delivery) =>
    (await alone(() => store.one(delivery))) ?? queueFull;

  const ingestGroup = async (group: readonly Waiting[]): Promise<void> => {
    const { data, error } = await store.many(group.map(({ delivery }) => delivery));
    for (const [at, { delivery, done, fail }] of group.entries()) {
      const own = data?.[at];
      if (own) done({ data: own, error: null });
      else if (error !== null && isForAll(error)) done({ data: null, error });
      else void ingestAlone(delivery).then(done, fail);
    }
  };
  const next = oneAfterTheOther(() => {
    const group = takeGroup(waiting);
    const [first] = group;
    if (first === undefined) return undefined;
    const call =
      group.length === 1 ? store.one(first.delivery).then(first.done) : ingestGroup(group);
    return call.catch((cause: unknown) => {
      for (const { fail } of group) fail(cause);
    });
  }, pace);

  return (delivery) => {
    const sender = senderOf(delivery);
    if (sender === undefined) return ingestAlone(delivery);
    return new Promise((answer, fail) => {
      const giveUp = (): void => {
        waiting.splice(waiting.indexOf(own), 1);
        answer(queueFull);
      };
      const timer = setTimeout(giveUp, pace.patienceMs);
      const own: Waiting = { delivery, sender, timer, done: answer, fail };
      waiting.push(own);
      next();
    });
  };
};
