import type pg from "pg";
import { execute } from "./load.ts";

/** Who sends in this bench. */
export const OUTBOX = {
  tenant: "00000000-0000-4000-b000-0000000000c0",
  site: "00000000-0000-4000-c000-0000000000c0",
} as const;

/** About what a reply of a restaurant weighs with its JSON. */
export const TEXT_LENGTH = 430;

/** A restaurant with one number that nothing limits: pace and throughput would be what is measured. */
export const prepareOutbox = (url: string): Promise<void> =>
  execute(
    url,
    "create schema bench",
    "create table bench.unit_b (id bigint generated always as identity primary key, payload jsonb not null)",
    `insert into public.tenants (id, slug, name, domain) values ('${OUTBOX.tenant}', 'bench-outbox', 'Bench', 'resto')`,
    `insert into public.sites (tenant_id, id, kind, code, name) values ('${OUTBOX.tenant}', '${OUTBOX.site}', 'restaurant', 'BENCH', 'Bench')`,
    `select messaging.register_channel('${OUTBOX.tenant}', '${OUTBOX.site}', 'whatsapp', '900000000000001', null, 'Bench')`,
    `update public.channel_identities set throughput_per_second = null, token_ref = 'META_TOKEN_DEMO' where tenant_id = '${OUTBOX.tenant}'`,
  );

const CUSTOMERS = (from: number, to: number): string => `
  with people as (
    insert into public.contacts (tenant_id, id, display_name)
    select '${OUTBOX.tenant}', gen_random_uuid(), 'Client ' || i from generate_series(${from + 1}, ${to}) as i
    returning tenant_id, id, substr(display_name, 8) as no
  )
  insert into public.conversations (
    tenant_id, site_id, channel_id, channel, contact_id, conversation_key, recipient_kind, recipient, last_inbound_at, window_expires_at
  )
  select p.tenant_id, '${OUTBOX.site}', c.id, 'whatsapp', p.id, 'bench:' || p.no, 'wa_id', '2136' || lpad(p.no, 8, '0'), now(), now() + interval '24 hours'
  from people as p
  join public.channel_identities as c on c.tenant_id = p.tenant_id`;

/** One message each for so many conversations at most, the next round after that, each time from where the last one ended. */
const MESSAGES = (count: number): string => `
  with numbered as materialized (
    select c.*, row_number() over () as n from public.conversations as c where c.tenant_id = '${OUTBOX.tenant}'
  ), stored as (
    insert into public.outbound_messages (
      tenant_id, site_id, channel_id, conversation_id, contact_id, channel, dedupe_key, kind, category, payload
    )
    select n.tenant_id, n.site_id, n.channel_id, n.id, n.contact_id, n.channel, 'reply:' || gen_random_uuid(), 'text', 'reply',
      jsonb_build_object('type', 'text', 'text', repeat('x', ${TEXT_LENGTH}))
    from generate_series(0, ${count - 1}) as i
    join numbered as n
      on n.n = 1 + (i + (select last_value from messaging.outbound_messages_id_seq)) % (select count(*) from numbered)
    order by i
    returning *
  )
  insert into messaging.outbox (
    id, created_at, tenant_id, channel, channel_no, conversation_id, contact_id, lane, priority, needs_window, is_answer,
    category, template, due_at
  )
  select s.id, s.created_at, s.tenant_id, s.channel, c.channel_no, s.conversation_id, s.contact_id, 0, 0, true, true,
    'reply', 'reply', s.created_at + s.id % 1000 * interval '1 ms'
  from stored as s
  join public.channel_identities as c on c.id = s.channel_id`;

/** Loading writes what ingest would have written, in sets. */
export const addCustomers = (url: string, from: number, to: number): Promise<void> =>
  execute(url, CUSTOMERS(from, to), "vacuum analyze public.contacts, public.conversations");

export const queueMessages = (url: string, count: number): Promise<void> =>
  execute(
    url,
    MESSAGES(count),
    "vacuum analyze messaging.outbox",
    "analyze public.outbound_messages",
    "checkpoint",
  );

/** As queueMessages, without the care afterwards: for a queue that goes on while others take from it. */
export const queueMore = (client: pg.Client, count: number): Promise<unknown> =>
  client.query(MESSAGES(count));
