import type { Place } from "./place.ts";

const EVERY_MS = 1_500;

/** What the scheduler does, more often: what failed is tried again, what is due is sent. */
export const startTicks = (place: Place): (() => Promise<void>) => {
  let isOver = false;
  const pause = (): Promise<void> => new Promise((done) => setTimeout(done, EVERY_MS));
  const run = async (): Promise<void> => {
    while (!isOver) {
      // The database may be away: the next tick finds it.
      await tick(place).catch(() => undefined);
      await pause();
    }
  };
  const running = run();
  return async () => {
    isOver = true;
    await running;
  };
};

export const tick = async ({ ask, drain }: Place): Promise<void> => {
  await ask("select messaging.retry_inbound(), messaging.sweep_outbound()");
  await drain();
};

type Left = { readonly waiting: number; readonly leased: number };

export const whatIsLeft = async ({ ask }: Place, except: string): Promise<Left> => {
  const [row] = await ask<{ waiting: string; leased: string }>(
    `select count(*) filter (where o.lease is null) as waiting,
       count(*) filter (where o.lease is not null) as leased
     from messaging.outbox as o
     join public.conversations as c on c.tenant_id = o.tenant_id and c.id = o.conversation_id
     where c.recipient <> $1`,
    [except],
  );
  return { waiting: Number(row?.waiting), leased: Number(row?.leased) };
};

/** So many ticks in which nothing left the queue: it is stuck, not slow. */
const PATIENCE = 60;
/** So many, and what is leased has no sender any more: those that live hand in within a run. */
const ABANDONED = 6;

const endLeases =
  "update messaging.outbox set leased_until = clock_timestamp() where lease is not null";

/**
 * Ticks until nothing waits but messages to the customer `except`. Leases whose sender died would
 * end by themselves after a minute, and hold up their conversations as long: when nobody sends any
 * more, that minute is skipped. Returns how many there were.
 */
export const settleDown = async (place: Place, except = ""): Promise<number> => {
  let abandoned = 0;
  let fewest = Number.POSITIVE_INFINITY;
  for (let idle = 0; idle < PATIENCE; idle += 1) {
    await tick(place);
    const { waiting, leased } = await whatIsLeft(place, except);
    if (waiting + leased === 0) return abandoned;
    if (waiting + leased < fewest) {
      fewest = waiting + leased;
      idle = 0;
    }
    if (leased > 0 && idle > 0 && idle % ABANDONED === 0) {
      abandoned += leased;
      await place.ask(endLeases);
    }
    await new Promise((done) => setTimeout(done, 300));
  }
  throw new Error(`Still queued: ${JSON.stringify(await whatIsLeft(place, except))}`);
};
