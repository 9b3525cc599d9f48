-- messaging: who writes to us. A person may have a number, or only an id of the channel.
-- Depends on: tenants, access. Exposes: contacts, contact_identities, contact_merges,
-- customer_preferences.

create table public.contacts (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  display_name text,
  phone text,
  opted_out text,
  opted_out_at timestamptz,
  blocked_at timestamptz,
  merged_into uuid,
  first_seen_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  constraint contacts_pkey primary key (tenant_id, id),
  constraint contacts_id_key unique (id),
  constraint contacts_tenant_fkey foreign key (tenant_id) references public.tenants (id),
  constraint contacts_merged_into_fkey
    foreign key (tenant_id, merged_into) references public.contacts (tenant_id, id),
  constraint contacts_phone_check check (phone ~ '^\+[0-9]{6,15}$'),
  constraint contacts_display_name_check check (char_length(display_name) <= 200),
  constraint contacts_opted_out_check check (opted_out in ('marketing', 'all')),
  constraint contacts_opted_out_at_check check ((opted_out is null) = (opted_out_at is null)),
  constraint contacts_merged_into_check check (merged_into <> id)
);
comment on table public.contacts is
  'A customer of a tenant. Personal data. A phone number is not needed: since 2026 a channel may not tell it.';
comment on column public.contacts.opted_out is
  'marketing: no campaigns. all: nothing but answers to the customer''s own messages.';
comment on column public.contacts.blocked_at is 'Since when nothing at all is sent.';
comment on column public.contacts.merged_into is
  'The contact that this one turned out to be; nothing new is attached here.';
create index contacts_merged_into_idx
  on public.contacts (tenant_id, merged_into) where merged_into is not null;
create index contacts_stopped_idx
  on public.contacts (tenant_id, id) where opted_out is not null or blocked_at is not null;
create trigger contacts_60_derive
  before update on public.contacts
  for each row execute function foundation.tg_touch();
alter table public.contacts enable row level security;
create policy contacts_select_member on public.contacts
  for select to authenticated
  using (tenant_id = any (array(select access.tenants_where('messages.read'))));
grant select on public.contacts to authenticated, service_role;

create table public.contact_identities (
  tenant_id uuid not null,
  channel text not null,
  kind text not null,
  value text not null,
  contact_id uuid not null,
  linked_at timestamptz not null default now(),
  constraint contact_identities_pkey primary key (tenant_id, channel, kind, value),
  constraint contact_identities_contact_fkey
    foreign key (tenant_id, contact_id) references public.contacts (tenant_id, id),
  constraint contact_identities_channel_check
    check (channel in ('whatsapp', 'instagram', 'messenger')),
  constraint contact_identities_kind_check
    check (kind in ('wa_id', 'bsuid', 'psid', 'igsid', 'client')),
  constraint contact_identities_value_check check (char_length(value) between 1 and 200)
);
comment on table public.contact_identities is
  'How the channels call a contact. Personal data. Several may mean the same person; see contact_merges.';
comment on column public.contact_identities.kind is
  'wa_id: WhatsApp number. bsuid: business-scoped user id. psid, igsid: id on the page or account. client: id that a partner''s program chose.';
-- Partial, so that only who asks for a contact can go by it: to a planner that knows of few rows
-- any index that begins with the tenant would do for a whole key as well.
create index contact_identities_contact_idx
  on public.contact_identities (tenant_id, contact_id) where contact_id is not null;
alter table public.contact_identities enable row level security;
create policy contact_identities_select_member on public.contact_identities
  for select to authenticated
  using (tenant_id = any (array(select access.tenants_where('messages.read'))));
grant select on public.contact_identities to authenticated, service_role;

create table public.contact_merges (
  tenant_id uuid not null,
  id bigint generated always as identity,
  kind text not null,
  from_contact_id uuid not null,
  into_contact_id uuid not null,
  reason text not null,
  evidence jsonb not null default '{}',
  actor_id uuid,
  actor_name text,
  created_at timestamptz not null default now(),
  constraint contact_merges_pkey primary key (tenant_id, id),
  constraint contact_merges_tenant_fkey foreign key (tenant_id) references public.tenants (id),
  constraint contact_merges_kind_check check (kind in ('merge', 'split', 'link'))
);
comment on table public.contact_merges is
  'Append-only: which contacts turned out to be one, or not, and what told so. Contacts are no foreign keys: the log outlives an erased customer.';
create index contact_merges_from_idx on public.contact_merges (tenant_id, from_contact_id);
create index contact_merges_into_idx on public.contact_merges (tenant_id, into_contact_id);
create trigger contact_merges_30_guard
  before update or truncate on public.contact_merges
  for each statement execute function foundation.tg_append_only();
alter table public.contact_merges enable row level security;
create policy contact_merges_select_member on public.contact_merges
  for select to authenticated
  using (tenant_id = any (array(select access.tenants_where('messages.read'))));
grant select on public.contact_merges to authenticated, service_role;

create table public.customer_preferences (
  tenant_id uuid not null,
  contact_id uuid not null,
  locale text not null,
  source text not null default 'command',
  updated_at timestamptz not null default now(),
  constraint customer_preferences_pkey primary key (tenant_id, contact_id),
  constraint customer_preferences_contact_fkey
    foreign key (tenant_id, contact_id) references public.contacts (tenant_id, id),
  constraint customer_preferences_locale_check check (locale in ('fr', 'ar', 'en', 'darija')),
  constraint customer_preferences_source_check check (source in ('command', 'staff'))
);
comment on table public.customer_preferences is
  'The language a customer asked for. Only a command or a person writes it, never a guess.';
alter table public.customer_preferences enable row level security;
create policy customer_preferences_select_member on public.customer_preferences
  for select to authenticated
  using (tenant_id = any (array(select access.tenants_where('messages.read'))));
grant select on public.customer_preferences to authenticated, service_role;
