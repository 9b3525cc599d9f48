import { execute } from "./load.ts";

/** One restaurant with one number and no limits in the way; its customers write in turn. */
export const INBOUND = {
  tenant: "00000000-0000-4000-b000-0000000000b1",
  site: "00000000-0000-4000-c000-0000000000b1",
  identity: "900000000000001",
} as const;

const { tenant, site, identity } = INBOUND;
/** Loading writes what deliveries would have written, in sets: no triggers, no keys. */
const OPEN = "set session_replication_role = replica";
const CLOSE = "reset session_replication_role";
const PORTION = 500_000;

/** A hundred messages a customer, and never so few of them that deliveries wait for each other. */
export const customersAt = (size: number): number =>
  Math.min(100_000, Math.max(5_000, Math.round(size / 100)));

export const customerNumber = (index: number): string => String(213_500_000_000 + index);

export const prepareInbound = (url: string): Promise<void> =>
  execute(
    url,
    "create schema if not exists bench",
    "create table bench.unit_b (id bigint generated always as identity primary key, payload jsonb not null)",
    `insert into public.tenants (id, slug, name, domain) values ('${tenant}', 'bench-inbound', 'Bench', 'resto')`,
    `insert into public.sites (tenant_id, id, kind, code, name) values ('${tenant}', '${site}', 'restaurant', 'BENCH', 'Bench')`,
    `select public.set_flag('RATE_LIMIT_PER_30S', 'tenant', '1000', 'A bench at full speed.', '${tenant}')`,
    `select public.set_flag('OUTBOUND_PAIR_SPACING_MS', 'tenant', '0', 'A bench at full speed.', '${tenant}')`,
    `select messaging.register_channel('${tenant}', '${site}', 'whatsapp', '${identity}', null, 'Bench')`,
    `update public.channel_identities set throughput_per_second = null where identity = '${identity}'`,
    `create table bench.sealed as select messaging.seal_text('Bonjour, je voudrais deux pizzas') as text`,
  );

const contact = (n: string): string =>
  `('00000000-0000-4000-9000-' || lpad((${n})::text, 12, '0'))::uuid`;
const conversation = (n: string): string =>
  `('00000000-0000-4000-a000-' || lpad((${n})::text, 12, '0'))::uuid`;

const addCustomers = (url: string, from: number, to: number): Promise<void> =>
  execute(
    url,
    OPEN,
    `insert into public.contacts (tenant_id, id, display_name, phone)
     select '${tenant}', ${contact("i")}, 'Karim', '+' || 213500000000 + i from generate_series(${from}, ${to - 1}) as i`,
    `insert into public.contact_identities (tenant_id, channel, kind, value, contact_id)
     select '${tenant}', 'whatsapp', 'wa_id', (213500000000 + i)::text, ${contact("i")} from generate_series(${from}, ${to - 1}) as i`,
    `insert into public.conversations (tenant_id, id, site_id, channel_id, channel, contact_id, conversation_key, recipient_kind, recipient)
     select '${tenant}', ${conversation("i")}, '${site}', c.id, 'whatsapp', ${contact("i")},
       '${tenant}:${site}:whatsapp:' || 213500000000 + i, 'wa_id', (213500000000 + i)::text
     from generate_series(${from}, ${to - 1}) as i
     join public.channel_identities as c on c.identity = '${identity}'`,
    CLOSE,
  );

/** Pairs of a message and its answer, oldest first, over the month so far. */
const pairs = (from: number, to: number, of: number, customers: number): string => `
  select n, n % ${customers} as customer, c.id as channel_id,
    date_trunc('month', now()) + (now() - date_trunc('month', now())) * (n::double precision / ${of}) as at
  from generate_series(${from + 1}, ${to}) as n
  join public.channel_identities as c on c.identity = '${identity}'`;

const storePairs = (source: string): readonly string[] => [
  `insert into public.inbound_messages (
     tenant_id, id, site_id, channel_id, conversation_id, channel, provider_message_id, kind, type, disposition,
     text_length, text_policy, text_sealed, correlation_id, sent_at, received_at)
   select '${tenant}', p.n, '${site}', p.channel_id, ${conversation("p.customer")}, 'whatsapp', 'wamid.past.' || p.n, 'message',
     'text', 'process', 32, 'encrypted', s.text, 'past', p.at, p.at
   from (${source}) as p cross join bench.sealed as s`,
  `insert into public.outbound_messages (
     tenant_id, id, site_id, channel_id, conversation_id, contact_id, channel, dedupe_key, kind, category, template, payload,
     in_reply_to, status, attempts, receipt_rank, provider_message_id, created_at, sent_at, delivered_at, read_at, settled_at)
   select '${tenant}', p.n, '${site}', p.channel_id, ${conversation("p.customer")}, ${contact("p.customer")}, 'whatsapp',
     'reply:' || p.n || ':1', 'text', 'reply', 'CORE_ECHO',
     '{"type": "text", "text": "Bien reçu. Tu as écrit : Bonjour, je voudrais deux pizzas"}',
     'wamid.past.' || p.n, 'SENT', 1, 4, 'wamid.sent.' || p.n, p.at, p.at, p.at, p.at, p.at
   from (${source}) as p`,
  `insert into messaging.seen_items (key, seen_at)
   select messaging.item_key('whatsapp', jsonb_build_object('identity', '${identity}', 'kind', 'message', 'id', 'wamid.past.' || p.n)), p.at
   from (${source}) as p`,
];

const WRITTEN = [
  "public.inbound_messages",
  "public.outbound_messages",
  "public.conversations",
  "public.contacts",
  "public.contact_identities",
  "messaging.seen_items",
] as const;

/** From one number of stored messages to another, half of them in, half of them out. */
export const growMessages = async (url: string, from: number, to: number): Promise<void> => {
  await addCustomers(url, from === 0 ? 0 : customersAt(from), customersAt(to));
  const customers = customersAt(to);
  for (let start = from / 2; start < to / 2; start += PORTION) {
    const end = Math.min(to / 2, start + PORTION);
    await execute(url, OPEN, ...storePairs(pairs(start, end, to / 2, customers)), CLOSE);
  }
  await execute(
    url,
    "select setval('messaging.inbound_messages_id_seq', 1000000000)",
    "select setval('messaging.outbound_messages_id_seq', 1000000000)",
    ...WRITTEN.map((table) => `vacuum analyze ${table}`),
    "checkpoint",
  );
};
