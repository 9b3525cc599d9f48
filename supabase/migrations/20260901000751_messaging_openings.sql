-- messaging: the daily budget within the claim: who may begin a conversation, who waits for room.
-- Depends on: portfolios, openings, the claim's steps. Exposes: nothing.

create function messaging.gather_openings(tenant_id uuid, portfolio text)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the counts are internal. When a limit becomes known nobody has counted: what the
-- messages tell. Rather one too many: who answered since is counted, whatever the window was.
declare
  v_count integer;
begin
  insert into messaging.openings (tenant_id, portfolio, contact_id, opened_at)
  select c.tenant_id, c.portfolio, v.contact_id, max(m.sent_at)
  from public.channel_identities as c
  join public.conversations as v
    on v.tenant_id = c.tenant_id and v.channel_id = c.id
    and v.active_hour > now() - interval '26 hours'
  cross join lateral (
    select k.sent_at
    from public.outbound_messages as k
    where k.conversation_id = v.id and k.created_at > now() - interval '31 days'
      and k.kind = 'template' and k.sent_at > now() - interval '24 hours'
    order by k.created_at desc
    limit 1
    offset 0
  ) as m
  where c.tenant_id = gather_openings.tenant_id and c.portfolio = gather_openings.portfolio
    and not coalesce(v.last_inbound_at between m.sent_at - interval '24 hours' and m.sent_at, false)
  group by c.tenant_id, c.portfolio, v.contact_id
  on conflict on constraint openings_pkey do nothing;
  select count(*) into v_count
  from messaging.openings as k
  where k.tenant_id = gather_openings.tenant_id and k.portfolio = gather_openings.portfolio;
  return v_count;
end
$$;
comment on function messaging.gather_openings(uuid, text) is
  'Counts a portfolio from its messages, once. The caller holds its count locked. Returns how many.';
revoke all on function messaging.gather_openings(uuid, text) from public;

create function messaging.lock_budget(tenant_id uuid, portfolio text)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the counts are internal. Two claims at once would each use the room that is left. skip
-- locked: the second does not wait, because it may hold the count of another portfolio that the
-- first wants. Expired ones go by thousands: what is left goes at the next look.
declare
  v_gone_by constant timestamptz := clock_timestamp() - interval '24 hours';
  v_used integer;
  v_counted_since timestamptz;
  v_limited_since timestamptz;
  v_gone integer;
begin
  select n.used_count, n.counted_since into v_used, v_counted_since
  from messaging.portfolio_counts as n
  where n.tenant_id = lock_budget.tenant_id and n.portfolio = lock_budget.portfolio
  for update skip locked;
  if v_used is null then
    return null;
  end if;
  select p.limited_since into v_limited_since
  from messaging.portfolios as p
  where p.tenant_id = lock_budget.tenant_id and p.portfolio = lock_budget.portfolio;
  if v_counted_since is distinct from v_limited_since then
    v_used := messaging.gather_openings(lock_budget.tenant_id, lock_budget.portfolio);
  end if;
  delete from messaging.openings as k
  where k.ctid = any (array(
    select o.ctid
    from messaging.openings as o
    where o.tenant_id = lock_budget.tenant_id and o.portfolio = lock_budget.portfolio
      and o.opened_at <= v_gone_by
    order by o.opened_at
    limit 5000
  ));
  get diagnostics v_gone = row_count;
  if v_gone > 0 or v_counted_since is distinct from v_limited_since then
    update messaging.portfolio_counts as n
    set used_count = v_used - v_gone, counted_since = v_limited_since
    where n.tenant_id = lock_budget.tenant_id and n.portfolio = lock_budget.portfolio;
  end if;
  return v_used - v_gone;
end
$$;
comment on function messaging.lock_budget(uuid, text) is
  'How many customers count against a portfolio now; it stays locked. null: somebody else holds it.';
revoke all on function messaging.lock_budget(uuid, text) from public;

create type messaging.opening as (
  message messaging.claimed,
  contact_id uuid,
  is_opening boolean,
  is_counted boolean,
  nth integer,
  room integer
);
comment on type messaging.opening is
  'A message outside the window: whether it begins a conversation, whether its customer counts already, else the place of the customer among the new ones, and how many of those there is room for.';

create function messaging.rank_openings(
  open messaging.open_channel,
  taken messaging.claimed[],
  used integer
)
returns messaging.opening[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the queue is internal. Signals and what no approved template can stand in for begin
-- nothing. Marketing comes last, and has less room.
declare
  v_limit constant integer := (open).daily_limit;
  v_share constant integer := floor(v_limit::bigint * least(100,
    security.flag_int('OUTBOUND_MARKETING_SHARE', (open).tenant_id)) / 100);
begin
  return array(
    select row(
      c.message, c.contact_id, c.is_opening, c.is_counted,
      dense_rank() over (
        partition by c.is_opening, c.is_counted order by c.is_marketing, c.due_at, c.first_id
      ), case when c.is_marketing then v_share else v_limit end - used
    )::messaging.opening
    from (
      select t as message, o.contact_id, k.is_opening,
        bool_and(o.category = 'marketing') over customer as is_marketing,
        min(o.due_at) over customer as due_at, min(o.id) over customer as first_id,
        exists (
          select from messaging.openings as e
          where e.key = messaging.opening_key((open).tenant_id, (open).portfolio, o.contact_id)
          offset 0
        ) as is_counted
      from unnest(taken) as t
      join messaging.outbox as o on o.ctid = t.place
      join public.outbound_messages as m on m.id = t.id and m.created_at = t.created_at
      cross join lateral (
        select case t.verdict when 'opening' then m.kind = 'template'
          else messaging.provider_template(o.tenant_id, o.fallback) is not null end as is_opening
      ) as k
      where t.verdict in ('opening', 'fallback')
      window customer as (partition by k.is_opening, o.contact_id)
    ) as c
  );
end
$$;
comment on function
  messaging.rank_openings(messaging.open_channel, messaging.claimed[], integer) is
  'With whom a claim would begin conversations, in the order in which there is room for them.';
revoke all on function
  messaging.rank_openings(messaging.open_channel, messaging.claimed[], integer) from public;

create function messaging.count_openings(
  open messaging.open_channel,
  openings messaging.opening[]
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the counts are internal; the caller holds them locked. Who is counted counts from now.
declare
  v_new integer;
begin
  insert into messaging.openings as k (tenant_id, portfolio, contact_id, opened_at)
  select distinct (open).tenant_id, (open).portfolio, n.contact_id, clock_timestamp()
  from unnest(openings) as n
  where n.is_opening and (n.is_counted or n.nth <= n.room)
  on conflict on constraint openings_pkey do update set opened_at = excluded.opened_at;
  select count(distinct n.contact_id) into v_new
  from unnest(openings) as n
  where n.is_opening and not n.is_counted and n.nth <= n.room;
  if v_new > 0 then
    update messaging.portfolio_counts as c
    set used_count = c.used_count + v_new
    where c.tenant_id = (open).tenant_id and c.portfolio = (open).portfolio;
  end if;
end
$$;
comment on function messaging.count_openings(messaging.open_channel, messaging.opening[]) is
  'Counts those with whom a conversation begins now.';
revoke all on function messaging.count_openings(messaging.open_channel, messaging.opening[])
  from public;

create function messaging.judge_openings(
  open messaging.open_channel,
  openings messaging.opening[]
)
returns messaging.claimed[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the counts are internal. There is room for the n-th once so many of those who count
-- have left. Read as far as the last one that waits asks.
declare
  v_far constant integer := (
    select max(n.nth - n.room)
    from unnest(openings) as n
    where n.is_opening and not n.is_counted
  );
  v_ends timestamptz[];
begin
  if v_far > 0 then
    v_ends := array(
      select k.opened_at + interval '24 hours'
      from messaging.openings as k
      where k.tenant_id = (open).tenant_id and k.portfolio = (open).portfolio
      order by k.opened_at
      limit v_far
    );
  end if;
  return array(
    select row((n.message).id, (n.message).created_at, case
      when n.is_opening and not n.is_counted and n.nth > n.room then 'daily_limit'
      when (n.message).verdict = 'opening' then 'send'
      else (n.message).verdict
    end, case
      when n.is_opening and not n.is_counted and n.nth > n.room then greatest(
        coalesce(v_ends[n.nth - n.room], clock_timestamp() + interval '24 hours'),
        clock_timestamp() + interval '1 second'
      )
      else (n.message).due_at
    end, (n.message).place)::messaging.claimed
    from unnest(openings) as n
  );
end
$$;
comment on function messaging.judge_openings(messaging.open_channel, messaging.opening[]) is
  'Which of them leave, and until when the others wait.';
revoke all on function messaging.judge_openings(messaging.open_channel, messaging.opening[])
  from public;

create function messaging.admit_openings(
  open messaging.open_channel,
  taken messaging.claimed[]
)
returns messaging.claimed[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the queue is internal. Asked only of portfolios with a limit, and only when the claim
-- has such messages: nothing else pays for the count.
declare
  v_used integer;
  v_openings messaging.opening[];
  v_rest messaging.claimed[];
begin
  if (open).daily_limit is null or not exists (
    select from unnest(taken) as t where t.verdict in ('opening', 'fallback')
  ) then
    return taken;
  end if;
  v_used := messaging.lock_budget((open).tenant_id, (open).portfolio);
  if v_used is null then
    return array(
      select row(t.id, t.created_at, case
        when t.verdict in ('opening', 'fallback') then 'busy' else t.verdict
      end, t.due_at, t.place)::messaging.claimed
      from unnest(taken) as t
    );
  end if;
  v_openings := messaging.rank_openings(open, taken, v_used);
  v_rest := array(select t from unnest(taken) as t where t.verdict not in ('opening', 'fallback'));
  perform messaging.count_openings(open, v_openings);
  return messaging.judge_openings(open, v_openings) || v_rest;
end
$$;
comment on function
  messaging.admit_openings(messaging.open_channel, messaging.claimed[]) is
  'Lets those messages begin conversations that the portfolio has room for; customers who count already always pass. The others wait until there is room, or a moment while somebody else counts.';
revoke all on function
  messaging.admit_openings(messaging.open_channel, messaging.claimed[]) from public;
