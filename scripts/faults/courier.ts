import { shuffled } from "../graph/random.ts";
import type { Place } from "./place.ts";
import { post, signedDelivery, type Written } from "./webhooks.ts";

type Random = () => number;
export type Letter = readonly Written[];

/** A prefix of one's own, so that several loads share a place. */
export const writeMessages = (count: number, customers: number, prefix: string): Written[] =>
  Array.from({ length: count }, (_, index) => {
    const customer = index % customers;
    return {
      id: `wamid.${prefix}.${index}`,
      customer: `2136${prefix}${String(customer).padStart(6, "0")}`,
      text: `${customer}.${Math.floor(index / customers)}`,
    };
  });

/** Mostly one message a delivery, as Meta delivers; now and then many. */
const sizeOf = (random: Random): number => {
  const at = random();
  if (at < 0.6) return 1;
  return at < 0.9 ? 2 + Math.floor(random() * 9) : 20 + Math.floor(random() * 41);
};

/**
 * Deliveries in the order in which they leave: neighbours change places, one in four comes twice at
 * the same time, one in ten again later, and some messages come in two different deliveries.
 */
export const planLetters = (messages: readonly Written[], random: Random): Letter[] => {
  const letters: Letter[] = [];
  for (let at = 0; at < messages.length; ) {
    const size = sizeOf(random);
    letters.push(messages.slice(at, at + size));
    at += size;
  }
  const mixed = letters.flatMap((letter, index) => {
    const earlier = letters[Math.floor(random() * (index + 1))] ?? letter;
    const copies = random() < 0.25 ? [letter] : [];
    const late = random() < 0.1 ? [earlier] : [];
    const joined = random() < 0.05 ? [[...earlier.slice(0, 3), ...letter.slice(0, 3)]] : [];
    return [[letter, ...copies], late, joined].filter(({ length }) => length > 0);
  });
  const WINDOW = 60;
  const order: Letter[] = [];
  for (let at = 0; at < mixed.length; at += WINDOW) {
    // Copies stay neighbours: they are carried at the same moment.
    order.push(...shuffled(mixed.slice(at, at + WINDOW), random).flat());
  }
  return order;
};

export type Courier = {
  /** Ids of messages for which somebody answered 2xx. */
  readonly acknowledged: ReadonlySet<string>;
  readonly statuses: ReadonlyMap<number, number>;
  /** Resolves when that share of the messages is acknowledged. */
  reaches(share: number): Promise<void>;
  /** Resolves when every delivery was acknowledged. */
  readonly done: Promise<void>;
};

const RETRY_MS = 150;
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Delivers as Meta does: again and again until somebody answers 2xx. */
export const sendLetters = (place: Place, letters: readonly Letter[], width: number): Courier => {
  const { restaurant, secret, stack } = place;
  const url = `${stack.config.functions_url}/inbound/whatsapp`;
  const total = new Set(letters.flat().map(({ id }) => id)).size;
  const acknowledged = new Set<string>();
  const statuses = new Map<number, number>();
  let waiting: { share: number; done: () => void }[] = [];
  let next = 0;

  const acknowledge = (letter: Letter): void => {
    for (const { id } of letter) acknowledged.add(id);
    const share = acknowledged.size / total;
    for (const one of waiting) if (share >= one.share) one.done();
    waiting = waiting.filter((one) => share < one.share);
  };
  const carry = async (letter: Letter): Promise<void> => {
    const signed = signedDelivery(secret, restaurant.identity, letter);
    for (;;) {
      const status = await post(url, signed);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status >= 200 && status < 300) return acknowledge(letter);
      await pause(RETRY_MS * (1 + Math.random()));
    }
  };
  const work = async (): Promise<void> => {
    for (let letter = letters[next++]; letter; letter = letters[next++]) await carry(letter);
  };
  return {
    acknowledged,
    statuses,
    reaches: (share) =>
      new Promise((done) => {
        if (acknowledged.size / total >= share) done();
        else waiting.push({ share, done });
      }),
    done: Promise.all(Array.from({ length: width }, work)).then(() => undefined),
  };
};
