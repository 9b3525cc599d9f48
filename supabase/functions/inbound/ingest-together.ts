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

/** The first of each sender, at most so many: a customer's messages are answered one after the other. */
const takeGroup = (waiting: Waiting[], most: number, senders: Set<string>): readonly Waiting[] => {
  const group: Waiting[] = [];
  for (let at = 0; at < waiting.length && group.length < most; ) {
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

type Call = { readonly size: number; readonly ended: Promise<void> };

/** From how many on it is worth a second call beside the first. */
const WORTH_A_CALL = 4;

/**
 * One call after the other; a second one beside the first when as many wait as the first carries, and
 * then no more than half: so both stay large, and the database works while answers are read. Also
 * beside those that are late. `start` is told how many to take at most.
 */
const sideBySide = (
  waiting: () => number,
  start: (most: number) => Call | undefined,
  { lateMs, width }: Pace,
): (() => void) => {
  const inTime = new Set<Call>();
  let running = 0;
  const next = (): void => {
    const [beside] = inTime;
    const size = beside?.size ?? 0;
    const isWorthIt = beside === undefined || waiting() >= Math.max(size, WORTH_A_CALL);
    if (running >= width || inTime.size > 1 || !isWorthIt) return;
    const all = waiting() + size;
    const call = start(all < 2 * WORTH_A_CALL ? all : Math.ceil(all / 2));
    if (call === undefined) return;
    running += 1;
    inTime.add(call);
    const timer = setTimeout(() => {
      if (inTime.delete(call)) next();
    }, lateMs);
    void call.ended.then(() => {
      clearTimeout(timer);
      running -= 1;
      inTime.delete(call);
      next();
    });
    next();
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
  /** Of whom something is on its way. */
  const senders = new Set<string>();
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
  const begin = (most: number): Call | undefined => {
    const group = takeGroup(waiting, Math.min(most, MAX_TOGETHER), senders);
    const [first] = group;
    if (first === undefined) return undefined;
    const call =
      group.length === 1 ? store.one(first.delivery).then(first.done) : ingestGroup(group);
    const ended = call
      .catch((cause: unknown) => {
        for (const { fail } of group) fail(cause);
      })
      .then(() => {
        for (const { sender } of group) senders.delete(sender);
      });
    return { size: group.length, ended };
  };
  const next = sideBySide(() => waiting.length, begin, pace);

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
