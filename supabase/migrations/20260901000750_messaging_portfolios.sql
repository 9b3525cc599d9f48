-- messaging: how many new customers a business portfolio may write to in 24 hours, and who said so.
-- Depends on: channel_identities, conversations, outbox. Exposes: set_daily_limit.

create table messaging.portfolios (
  tenant_id uuid not null,
  portfolio text not null,
  daily_limit integer,
  limited_since timestamptz,
  source text not null,
  told_at timestamptz not null,
  told_by uuid,
  constraint portfolios_pkey primary key (tenant_id, portfolio),
  constraint portfolios_tenant_fkey foreign key (tenant_id) references public.tenants (id),
  constraint portfolios_limit_check check (daily_limit > 0),
  constraint portfolios_since_check check ((daily_limit is null) = (limited_since is null)),
  constraint portfolios_source_check check (source in ('meta', 'person'))
);
comment on table messaging.portfolios is
  'Meta''s limit of customers with whom the numbers of a portfolio may begin conversations in any 24 hours. Claims only read it. What was said before: channel_events, and the events CHANNEL_CHANGED.';
comment on column messaging.portfolios.daily_limit is 'null: unknown, or none.';
comment on column messaging.portfolios.limited_since is
  'Since when there has been any limit without a break: nobody counted before.';
alter table messaging.portfolios enable row level security;
create policy portfolios_select_nobody on messaging.portfolios
  for select to authenticated using (false);

create table messaging.portfolio_counts (
  tenant_id uuid not null,
  portfolio text not null,
  used_count integer not null default 0,
  counted_since timestamptz,
  constraint portfolio_counts_pkey primary key (tenant_id, portfolio),
  constraint portfolio_counts_used_check check (used_count >= 0)
) with (fillfactor = 50);
comment on table messaging.portfolio_counts is
  'How many rows of openings a portfolio has. Apart from its limit: a claim holds this row locked, and a webhook that tells a limit must not wait for it.';
comment on column messaging.portfolio_counts.counted_since is
  'The limited_since for which the openings were gathered; another one: gather them anew.';
alter table messaging.portfolio_counts enable row level security;
create policy portfolio_counts_select_nobody on messaging.portfolio_counts
  for select to authenticated using (false);

create function messaging.opening_key(tenant_id uuid, portfolio text, contact_id uuid)
returns uuid
language sql
immutable
parallel safe
security invoker
set search_path = ''
as $$
  select md5(tenant_id::text || contact_id::text || portfolio)::uuid
$$;
comment on function messaging.opening_key(uuid, text, uuid) is
  'What names a customer of a portfolio in messaging.openings.';
revoke all on function messaging.opening_key(uuid, text, uuid) from public;

create table messaging.openings (
  key uuid not null generated always as (
    messaging.opening_key(tenant_id, portfolio, contact_id)
  ) stored,
  tenant_id uuid not null,
  portfolio text not null,
  contact_id uuid not null,
  opened_at timestamptz not null,
  constraint openings_pkey primary key (key)
) with (
  autovacuum_vacuum_scale_factor = 0.05,
  autovacuum_vacuum_threshold = 500
);
comment on table messaging.openings is
  'Customers to whom something left outside their window in the last 24 hours, and when last. Only of portfolios with a limit; written under the lock of their count.';
comment on column messaging.openings.key is
  'A key of its own, so that no look-up of one customer can go by the index of times, whatever the planner believes, and no other by this one.';
create index openings_opened_at_idx on messaging.openings (tenant_id, portfolio, opened_at);
alter table messaging.openings enable row level security;
create policy openings_select_nobody on messaging.openings
  for select to authenticated using (false);

create function messaging.read_limit(field text, content jsonb)
returns table (is_told boolean, daily_limit integer)
language plpgsql
immutable
rows 1
security invoker
set search_path = ''
as $$
-- current_limit tells of throughput as well. A tier that is not set yet tells nothing.
declare
  v_told constant text := upper(coalesce(
    content ->> 'max_daily_conversations_per_business',
    content ->> 'max_daily_conversation_per_phone',
    case when upper(content ->> 'event') <> 'THROUGHPUT_UPGRADE'
      then content ->> 'current_limit' end
  ));
  v_parts constant text[] := regexp_match(v_told, '^(?:TIER_)?([1-9][0-9]{0,5})(K?)$');
begin
  if field not in ('phone_number_quality_update', 'business_capability_update') then
    return;
  elsif v_told in ('TIER_UNLIMITED', '-1') then
    return query select true, null::integer;
  elsif v_parts is not null then
    return query
    select true, v_parts[1]::integer * case v_parts[2] when 'K' then 1000 else 1 end;
  end if;
end
$$;
comment on function messaging.read_limit(text, jsonb) is
  'What a webhook says of the limit of new conversations in 24 hours; no row: nothing; null: there is none. As a tier or a number, for the portfolio or, until February 2026, the number.';
revoke all on function messaging.read_limit(text, jsonb) from public;

create function messaging.wake_limited(tenant_id uuid, portfolio text)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the queue is internal. skip locked: somebody claims that one at this moment. offset 0:
-- each queue by the index that serves it.
declare
  v_count integer;
begin
  update messaging.outbox as o
  set due_at = clock_timestamp()
  where o.ctid = any (array(
    select q.place
    from public.channel_identities as c
    cross join unnest(array[0, 1, 2]::smallint[]) as p (priority)
    cross join lateral (
      select k.ctid as place
      from messaging.outbox as k
      where k.channel_no = c.channel_no and k.priority = p.priority
        and k.due_at > clock_timestamp() and k.due_at < 'infinity'
        and k.held_reason = 'daily_limit'
      offset 0
      for update skip locked
    ) as q
    where c.tenant_id = wake_limited.tenant_id and c.portfolio = wake_limited.portfolio
  ));
  get diagnostics v_count = row_count;
  if v_count > 0 then
    perform messaging.should_wake();
  end if;
  return v_count;
end
$$;
comment on function messaging.wake_limited(uuid, text) is
  'Lets the claim look at once at what waits for room in a portfolio. Returns how many.';
revoke all on function messaging.wake_limited(uuid, text) from public;

create function messaging.note_limit(
  tenant_id uuid,
  portfolio text,
  daily_limit integer,
  source text,
  at timestamptz,
  actor uuid
)
returns boolean
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody else writes limits. What was said later stands, whatever arrives first. The count
-- is made only where it is missing: even "on conflict do nothing" waits for a claim that holds it.
declare
  v_old integer;
  v_is_new boolean;
begin
  insert into messaging.portfolios as p (tenant_id, portfolio, source, told_at)
  values (note_limit.tenant_id, note_limit.portfolio, note_limit.source, '-infinity')
  on conflict on constraint portfolios_pkey do nothing;
  insert into messaging.portfolio_counts (tenant_id, portfolio)
  select note_limit.tenant_id, note_limit.portfolio
  where not exists (
    select from messaging.portfolio_counts as n
    where n.tenant_id = note_limit.tenant_id and n.portfolio = note_limit.portfolio
  )
  on conflict on constraint portfolio_counts_pkey do nothing;
  select p.daily_limit, note_limit.at >= p.told_at into v_old, v_is_new
  from messaging.portfolios as p
  where p.tenant_id = note_limit.tenant_id and p.portfolio = note_limit.portfolio
  for no key update;
  if not v_is_new then
    return false;
  end if;
  update messaging.portfolios as p
  set daily_limit = note_limit.daily_limit, source = note_limit.source, told_at = note_limit.at,
    told_by = note_limit.actor,
    limited_since = case when note_limit.daily_limit is not null
      then coalesce(p.limited_since, clock_timestamp()) end
  where p.tenant_id = note_limit.tenant_id and p.portfolio = note_limit.portfolio;
  if v_old < coalesce(note_limit.daily_limit, 2147483647) then
    perform messaging.wake_limited(note_limit.tenant_id, note_limit.portfolio);
  end if;
  return true;
end
$$;
comment on function messaging.note_limit(uuid, text, integer, text, timestamptz, uuid) is
  'Keeps the limit of a portfolio; a wider one lets go at once what waited. False: something later is known.';
revoke all on function messaging.note_limit(uuid, text, integer, text, timestamptz, uuid)
  from public;

create function messaging.note_told_limit(item messaging.inbound_item, field text, content jsonb)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody else writes limits.
begin
  perform messaging.note_limit(
    c.tenant_id, c.portfolio, r.daily_limit, 'meta', least(item.at, now()), null
  )
  from messaging.read_limit(note_told_limit.field, content) as r
  join public.channel_identities as c
    on c.tenant_id = item.tenant_id and c.id = item.channel_id and c.portfolio is not null;
end
$$;
comment on function messaging.note_told_limit(messaging.inbound_item, text, jsonb) is
  'What a webhook says of the limit of a portfolio.';
revoke all on function messaging.note_told_limit(messaging.inbound_item, text, jsonb) from public;

create function messaging.set_daily_limit(channel_id uuid, daily_limit integer, reason text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: limits are internal. The limit is that of all numbers of the portfolio: who sets it may
-- change each of them.
declare
  v_channel public.channel_identities := messaging.channel_for_change(channel_id);
begin
  perform messaging.require_reason(reason);
  if v_channel.portfolio is null or daily_limit not between 1 and 1000000 then
    raise exception using
      errcode = 'PT422',
      message = 'daily_limit_invalid',
      detail = format('A limit of %s new conversations does not fit a channel of %s.',
        coalesce(daily_limit::text, 'no'), v_channel.channel),
      hint = 'WhatsApp only: 1 to 1000000, or nothing where the limit is unknown or there is none.';
  end if;
  if not access.is_system() then
    perform access.require_permission('channels.write', c.tenant_id, c.site_id)
    from public.channel_identities as c
    where c.tenant_id = v_channel.tenant_id and c.portfolio = v_channel.portfolio;
  end if;
  perform messaging.note_limit(
    v_channel.tenant_id, v_channel.portfolio, set_daily_limit.daily_limit, 'person', now(),
    auth.uid()
  );
  perform security.log_event(
    'CHANNEL_CHANGED', v_channel.tenant_id,
    jsonb_build_object('channel_id', v_channel.id, 'columns', '["daily_limit"]'::jsonb,
      'portfolio', v_channel.portfolio, 'daily_limit', daily_limit, 'reason', btrim(reason)),
    site_id => v_channel.site_id, channel => v_channel.channel
  );
  return jsonb_build_object('portfolio', v_channel.portfolio, 'daily_limit', daily_limit);
end
$$;
comment on function messaging.set_daily_limit(uuid, integer, text) is
  'Sets with how many customers the portfolio of a WhatsApp number may begin conversations in 24 hours; null: unknown or none. What Meta says later replaces it. Permission channels.write for every number of the portfolio. Errors: permission_denied (403), channel_not_found (404), reason_required (422), daily_limit_invalid (422).';
revoke all on function messaging.set_daily_limit(uuid, integer, text) from public;
grant execute on function messaging.set_daily_limit(uuid, integer, text)
  to authenticated, service_role;

create function public.set_daily_limit(channel_id uuid, daily_limit integer, reason text)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.set_daily_limit(channel_id, daily_limit, reason);
end;
revoke all on function public.set_daily_limit(uuid, integer, text) from public;
grant execute on function public.set_daily_limit(uuid, integer, text)
  to authenticated, service_role;
