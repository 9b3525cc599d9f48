import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openSession, type Session, untilBlocked } from "../access/two-sessions.ts";
import { brokenInvariants } from "./invariants.ts";
import { claim, deliver, openRestaurant, type Restaurant, settle } from "./restaurant.ts";

let system: Session;
let first: Session;
let second: Session;
let resto: Restaurant;

beforeAll(async () => {
  [system, first, second] = [await openSession(), await openSession(), await openSession()];
});
afterAll(() => Promise.all([system, first, second].map((session) => session.end())));
beforeEach(async () => {
  resto = await openRestaurant(system);
});

interface Talk {
  readonly id: string;
  readonly contact: string;
}

/** A customer who wrote and got the echo of it. */
const arrive = async (): Promise<Talk> => {
  const user = resto.user();
  await deliver(system, [resto.message(user, "Salam")]);
  const [row] = await system.query<Talk>(
    `select c.id, c.contact_id as contact from public.conversations as c
     where c.tenant_id = $1 and c.recipient = $2`,
    [resto.tenantId, user],
  );
  await settle(system, (await claim(system, resto)).items);
  if (!row) throw new Error("no conversation");
  return row;
};

/** A contact of another name who never wrote on this channel. */
const stranger = async (): Promise<string> => {
  const [row] = await system.query<{ id: string }>(
    "insert into public.contacts (tenant_id, display_name) values ($1, 'Karim') returning id",
    [resto.tenantId],
  );
  return row?.id ?? "";
};

const merge = (session: Session, from: string, into: string) =>
  session.query("select public.merge_contacts($1, $2, 'The same person.')", [from, into]);

type Address = Readonly<Record<string, string>>;

const byId = ({ id }: Talk): Address => ({ conversation_id: id });
const byContact = ({ contact }: Talk): Address => ({
  contact_id: contact,
  channel_id: resto.channelId,
});

const enqueue = (session: Session, address: Address) =>
  session.query("select public.enqueue_outbound($1)", [
    JSON.stringify({
      tenant_id: resto.tenantId,
      dedupe_key: randomUUID(),
      category: "utility",
      payload: { type: "text", text: "Commande prête" },
      ...address,
    }),
  ]);

/** Where it waits: in the queue as in the record of the message. */
const whereItWaits = async () => {
  const rows = await system.query<{ queue: string; record: string; contact: string }>(
    `select o.conversation_id as queue, m.conversation_id as record, m.contact_id as contact
     from messaging.outbox as o
     join public.outbound_messages as m on m.id = o.id and m.created_at = o.created_at
     where o.tenant_id = $1 and o.contact_id = m.contact_id`,
    [resto.tenantId],
  );
  return rows;
};

const addresses = [
  ["the conversation", byId],
  ["the contact", byContact],
] as const;

test.each(addresses)(
  "what is queued to %s while it is merged waits with the other",
  async (_, address) => {
    const [from, into] = [await arrive(), await arrive()];
    await first.begin();
    await merge(first, from.contact, into.contact);
    const queued = enqueue(second, address(from));
    await untilBlocked(system, second.pid);
    await first.commit();
    await queued;
    expect(await whereItWaits()).toEqual([
      { queue: into.id, record: into.id, contact: into.contact },
    ]);
    expect((await claim(system, resto)).items.length).toBe(1);
  },
);

test.each(addresses)(
  "what was queued to %s just before the merge goes over with it",
  async (_, address) => {
    const [from, into] = [await arrive(), await arrive()];
    await first.begin();
    await enqueue(first, address(from));
    const merged = merge(second, from.contact, into.contact);
    await untilBlocked(system, second.pid);
    await first.commit();
    await merged;
    expect(await whereItWaits()).toEqual([
      { queue: into.id, record: into.id, contact: into.contact },
    ]);
    expect((await claim(system, resto)).items.length).toBe(1);
  },
);

test.each(addresses)(
  "a conversation that changes hands meanwhile is found by %s",
  async (_, address) => {
    const from = await arrive();
    const into = await stranger();
    await first.begin();
    await merge(first, from.contact, into);
    const queued = enqueue(second, address(from));
    await untilBlocked(system, second.pid);
    await first.commit();
    await queued;
    expect(await whereItWaits()).toEqual([{ queue: from.id, record: from.id, contact: into }]);
  },
);

test.each(addresses)(
  "what was queued to %s before the hands changed is the other's",
  async (_, address) => {
    const from = await arrive();
    const into = await stranger();
    await first.begin();
    await enqueue(first, address(from));
    const merged = merge(second, from.contact, into);
    await untilBlocked(system, second.pid);
    await first.commit();
    await merged;
    expect(await whereItWaits()).toEqual([{ queue: from.id, record: from.id, contact: into }]);
  },
);

test("a merge that is undone leaves what was queued where it was meant to go", async () => {
  const [from, into] = [await arrive(), await arrive()];
  await first.begin();
  await merge(first, from.contact, into.contact);
  const queued = enqueue(second, byContact(from));
  await untilBlocked(system, second.pid);
  await first.rollback();
  await queued;
  expect(await whereItWaits()).toEqual([
    { queue: from.id, record: from.id, contact: from.contact },
  ]);
  expect(await brokenInvariants(system.query)).toEqual([]);
});
