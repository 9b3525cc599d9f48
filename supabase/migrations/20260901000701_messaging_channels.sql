-- messaging: the channels of a tenant: which identity at Meta belongs to whom, and how it fares.
-- Depends on: tenants, sites, access. Exposes: channel_identities, channel_states, channel_events.

create sequence messaging.channel_no_seq as integer;
comment on sequence messaging.channel_no_seq is 'Small numbers of channels: they head the index of the queue.';

create table public.channel_identities (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  channel_no integer not null default nextval('messaging.channel_no_seq'),
  site_id uuid not null,
  channel text not null,
  identity text not null,
  account_id text,
  business_id text,
  portfolio text generated always as (
    case channel when 'whatsapp' then coalesce(business_id, account_id, identity) end
  ) stored,
  display_name text not null,
  display_handle text,
  status text not null default 'active',
  quality text not null default 'UNKNOWN',
  messaging_tier text,
  restriction text,
  restricted_until timestamptz,
  throughput_per_second integer default 80,
  token_ref text,
  token_expires_at timestamptz,
  api_base text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  constraint channel_identities_pkey primary key (tenant_id, id),
  constraint channel_identities_id_key unique (id),
  constraint channel_identities_channel_no_key unique (channel_no),
  constraint channel_identities_identity_key unique (channel, identity),
  constraint channel_identities_tenant_fkey
    foreign key (tenant_id) references public.tenants (id),
  constraint channel_identities_site_fkey
    foreign key (tenant_id, site_id) references public.sites (tenant_id, id),
  constraint channel_identities_channel_check
    check (channel in ('whatsapp', 'instagram', 'messenger')),
  constraint channel_identities_identity_check check (identity ~ '^[A-Za-z0-9_.:-]{1,64}$'),
  constraint channel_identities_account_check check (account_id ~ '^[A-Za-z0-9_.:-]{1,64}$'),
  constraint channel_identities_business_check check (business_id ~ '^[A-Za-z0-9_.:-]{1,64}$'),
  constraint channel_identities_display_name_check
    check (char_length(btrim(display_name)) between 1 and 120),
  constraint channel_identities_display_handle_check check (char_length(display_handle) <= 120),
  constraint channel_identities_status_check
    check (status in ('active', 'paused', 'disconnected')),
  constraint channel_identities_quality_check
    check (quality in ('GREEN', 'YELLOW', 'RED', 'UNKNOWN')),
  constraint channel_identities_restriction_check check (char_length(restriction) <= 200),
  constraint channel_identities_throughput_check
    check (throughput_per_second between 1 and 100000),
  -- The name of a secret, never the secret; and no other secret of the functions than a token.
  constraint channel_identities_token_ref_check check (token_ref ~ '^META_TOKEN_[A-Z0-9_]{1,50}$'),
  constraint channel_identities_api_base_check
    check (api_base ~ '^https?://[A-Za-z0-9.:\[\]-]+(/[A-Za-z0-9._/-]*)?$')
);
comment on table public.channel_identities is
  'A number, an account or a page at Meta, and the site that answers there. What arrives at an identity that is not here belongs to nobody.';
comment on column public.channel_identities.identity is
  'WhatsApp phone_number_id, Instagram account id, Messenger page id.';
comment on column public.channel_identities.account_id is
  'WhatsApp business account: account webhooks name it instead of the number.';
comment on column public.channel_identities.business_id is
  'Business portfolio at Meta, where it holds more than one account; null: the account counts alone.';
comment on column public.channel_identities.portfolio is
  'What Meta''s limit of new conversations a day is counted by, for all its numbers together; null: there is no such limit on this channel.';
comment on column public.channel_identities.status is
  'paused: receives, does not send. disconnected: neither; what arrives is of an unknown identity.';
comment on column public.channel_identities.restriction is
  'What Meta last said that it forbids the account, in its own words; null: nothing.';
comment on column public.channel_identities.restricted_until is
  'When that ends by itself; null: when Meta says so.';
comment on column public.channel_identities.throughput_per_second is
  'Most sends per second; null: no limit of ours.';
comment on column public.channel_identities.token_ref is
  'Name of the function secret that holds the access token. The token itself is in no table.';
comment on column public.channel_identities.api_base is
  'Where to send instead of Meta, for the simulator. The function honours it only where it was started to.';
create index channel_identities_site_idx on public.channel_identities (tenant_id, site_id);
create index channel_identities_account_idx
  on public.channel_identities (channel, account_id) where account_id is not null;
create index channel_identities_portfolio_idx
  on public.channel_identities (tenant_id, portfolio) where portfolio is not null;
create trigger channel_identities_60_derive
  before update on public.channel_identities
  for each row execute function foundation.tg_touch();
alter table public.channel_identities enable row level security;
create policy channel_identities_select_member on public.channel_identities
  for select to authenticated
  using (site_id = any (array(select access.scopes_where('channels.read'))));
grant select on public.channel_identities to authenticated, service_role;

create table public.channel_states (
  tenant_id uuid not null,
  channel_id uuid not null,
  site_id uuid not null,
  last_webhook_at timestamptz,
  last_sent_at timestamptz,
  last_error_at timestamptz,
  last_error_code integer,
  last_error_key text,
  circuit text not null default 'closed',
  circuit_failures integer not null default 0,
  circuit_opened_at timestamptz,
  circuit_open_until timestamptz,
  pace_tokens double precision not null default 0,
  paced_at timestamptz not null default now(),
  constraint channel_states_pkey primary key (tenant_id, channel_id),
  constraint channel_states_channel_fkey
    foreign key (tenant_id, channel_id) references public.channel_identities (tenant_id, id),
  constraint channel_states_circuit_check check (circuit in ('closed', 'open', 'half_open')),
  constraint channel_states_open_check
    check ((circuit = 'closed') = (circuit_open_until is null))
) with (fillfactor = 50);
comment on table public.channel_states is
  'What changes often about a channel, one row each, apart from what people set.';
comment on column public.channel_states.last_webhook_at is
  'To within ten seconds: not one write per message.';
comment on column public.channel_states.circuit is
  'open: nothing leaves until circuit_open_until; then half_open: one message tries.';
comment on column public.channel_states.pace_tokens is 'Sends that may leave at paced_at.';
alter table public.channel_states enable row level security;
create policy channel_states_select_member on public.channel_states
  for select to authenticated
  using (site_id = any (array(select access.scopes_where('channels.read'))));
grant select on public.channel_states to authenticated, service_role;

create sequence messaging.channel_events_id_seq as bigint;
comment on sequence messaging.channel_events_id_seq is 'Ids of channel_events.';
create table public.channel_events (
  tenant_id uuid not null,
  id bigint not null default nextval('messaging.channel_events_id_seq'),
  channel_id uuid not null,
  site_id uuid not null,
  field text not null,
  content jsonb not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null default now(),
  constraint channel_events_pkey primary key (tenant_id, id),
  constraint channel_events_channel_fkey
    foreign key (tenant_id, channel_id) references public.channel_identities (tenant_id, id),
  constraint channel_events_field_check check (field ~ '^[a-z0-9_]{1,80}$')
);
comment on table public.channel_events is
  'What Meta said about a channel or its account: quality, limits, template decisions. Append-only.';
create index channel_events_channel_idx on public.channel_events (tenant_id, channel_id, id desc);
create trigger channel_events_30_guard
  before update on public.channel_events
  for each row execute function foundation.tg_append_only();
alter table public.channel_events enable row level security;
create policy channel_events_select_member on public.channel_events
  for select to authenticated
  using (site_id = any (array(select access.scopes_where('channels.read'))));
grant select on public.channel_events to authenticated, service_role;
