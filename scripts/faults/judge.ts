import type { Received } from "./book.ts";
import type { Place } from "./place.ts";

/** One sentence per kind of violation, with its first case. Empty when nothing is wrong. */
export type Verdict = readonly string[];

type Outbound = { readonly id: string; readonly status: string };

const first = (sentence: string, cases: readonly unknown[]): readonly string[] =>
  cases.length === 0 ? [] : [`${sentence}: ${cases.length}, as ${JSON.stringify(cases[0])}`];

/** Whoever was told 2xx finds its message, once. Holds at every moment. */
export const judgeStored = async (
  { ask, restaurant }: Place,
  acknowledged: ReadonlySet<string>,
): Promise<Verdict> => {
  const told = [...acknowledged];
  const lost = await ask<{ id: string }>(
    `with stored as materialized (
       select m.provider_message_id as id, count(*) as times
       from public.inbound_messages as m where m.tenant_id = $1 group by 1
     ), raw as materialized (
       select messaging.open_text(f.item_sealed)::jsonb ->> 'id' as id
       from messaging.inbound_faults as f
     )
     select told.id from unnest($2::text[]) as told (id)
     left join stored on stored.id = told.id
     where stored.times is distinct from 1 and told.id not in (select raw.id from raw)`,
    [restaurant.tenant, told],
  );
  return first("acknowledged and not stored once", lost);
};

const timesReceived = (received: readonly Received[]): ReadonlyMap<number, number> => {
  const times = new Map<number, number>();
  for (const { outboundId } of received) times.set(outboundId, (times.get(outboundId) ?? 0) + 1);
  return times;
};

/** Ids of a conversation's messages grow in the order in which they are queued. */
const overtaken = (received: readonly Received[]): Received[] => {
  const last = new Map<string, number>();
  return received.filter(({ customer, outboundId }) => {
    const before = last.get(customer) ?? 0;
    last.set(customer, Math.max(before, outboundId));
    return outboundId < before;
  });
};

type Sent = { readonly rows: readonly Outbound[]; readonly times: ReadonlyMap<number, number> };

const readSent = async ({ ask, book, restaurant }: Place): Promise<Sent> => {
  const rows = await ask<Outbound>(
    "select m.id::text, m.status from public.outbound_messages as m where m.tenant_id = $1",
    [restaurant.tenant],
  );
  return { rows, times: timesReceived(book.received) };
};

const judgeOnce = ({ book }: Place, { rows, times }: Sent): Verdict => [
  ...first(
    "received twice",
    [...times].filter(([, count]) => count > 1),
  ),
  ...first(
    "sent, and never received",
    rows.filter(({ id, status }) => status === "SENT" && !times.has(Number(id))),
  ),
  ...first(
    "received, and believed not to be",
    rows.filter(({ id, status }) => !["SENT", "UNKNOWN"].includes(status) && times.has(Number(id))),
  ),
  ...first("out of order", overtaken(book.received)),
];

/** What the Graph API took: once, in order, and no more than we believe. Whatever receipts tell. */
export const judgeReceived = async (place: Place): Promise<Verdict> =>
  judgeOnce(place, await readSent(place));

/** The same, when all receipts have come: then only what was not received is unknown. */
export const judgeSent = async (place: Place): Promise<Verdict> => {
  const sent = await readSent(place);
  const proven = sent.rows.filter(
    ({ id, status }) => status === "UNKNOWN" && sent.times.has(Number(id)),
  );
  return [...judgeOnce(place, sent), ...first("unknown, although a receipt came", proven)];
};

/** Every stored message has one answer: the echo gives one, whatever else happened. */
export const judgeAnswered = async (
  { ask, restaurant }: Place,
  exempt: readonly string[] = [],
): Promise<Verdict> => {
  const rows = await ask<{ id: string; answers: string }>(
    `select m.provider_message_id as id, count(o.id) as answers
     from public.inbound_messages as m
     left join public.outbound_messages as o
       on o.conversation_id = m.conversation_id and o.dedupe_key like 'reply:' || m.id || ':%'
     where m.tenant_id = $1 and m.kind = 'message' and not m.provider_message_id = any ($2::text[])
     group by m.id, m.provider_message_id
     having count(o.id) <> 1`,
    [restaurant.tenant, [...exempt]],
  );
  return first("not answered once", rows);
};
