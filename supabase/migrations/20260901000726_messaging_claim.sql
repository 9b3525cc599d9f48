-- messaging: the sender's side: which messages may leave now, each to one sender.
-- Depends on: outbox, switches, channel_states, channel_settings.
-- Exposes: claim_outbound, next_outbound_due (service role).

create table messaging.dispatchers (
  worker text not null,
  seen_at timestamptz not null,
  claimed_at timestamptz,
  constraint dispatchers_pkey primary key (worker)
) with (fillfactor = 50);
comment on table messaging.dispatchers is
  'When each sender was last here, to within ten seconds: nobody else can tell whether one runs.';
alter table messaging.dispatchers enable row level security;
create policy dispatchers_select_nobody on messaging.dispatchers
  for select to authenticated using (false);

create function messaging.note_dispatcher(worker text)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the state is internal. A sender must never wait for another one of its name that hangs:
-- that one has signed in anyway.
begin
  if exists (
    select
    from messaging.dispatchers as d
    where d.worker = note_dispatcher.worker and d.seen_at > now() - interval '10 seconds'
  ) or not pg_try_advisory_xact_lock(hashtext('messaging.dispatchers'), hashtext(worker)) then
    return;
  end if;
  insert into messaging.dispatchers as d (worker, seen_at)
  values (note_dispatcher.worker, now())
  on conflict on constraint dispatchers_pkey do update set seen_at = excluded.seen_at;
end
$$;
comment on function messaging.note_dispatcher(text) is 'Remembers that a sender was here.';
revoke all on function messaging.note_dispatcher(text) from public;

create type messaging.claimed as (
  id bigint,
  created_at timestamptz,
  verdict text,
  due_at timestamptz,
  place tid
);
comment on type messaging.claimed is
  'A message that is due and what is to become of it: send, fallback, or why not.';

create type messaging.open_channel as (
  channel_no integer,
  channel_id uuid,
  tenant_id uuid,
  channel text,
  allowance integer,
  outbound_mode text,
  has_switches boolean,
  is_limited boolean,
  identity text,
  account_id text,
  token_ref text,
  api_base text,
  portfolio text,
  daily_limit integer
);
comment on type messaging.open_channel is
  'A channel that may send, how many at most, what its messages are judged by, how it is reached.';

create type messaging.claimed_part as (
  lists json[],
  sent integer,
  taken integer,
  last_due_at timestamptz,
  others messaging.claimed[],
  counts jsonb,
  marks jsonb
);
comment on type messaging.claimed_part is
  'What a claim got: lists of what to send, and how many that are; how many were due and until when; those that may not leave; what became of them; how far each priority was looked through.';

create function messaging.is_queued_beyond(channel_no integer, marks jsonb)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the queue is internal. One question per priority: asked in one, the index was read from
-- its beginning.
declare
  v_priority smallint;
begin
  foreach v_priority in array array[0, 1, 2]::smallint[] loop
    if exists (
      select
      from messaging.outbox as o
      where o.channel_no = is_queued_beyond.channel_no and o.priority = v_priority
        and o.due_at >= coalesce((marks ->> v_priority)::timestamptz, '-infinity')
        and o.due_at < 'infinity'
    ) then
      return true;
    end if;
  end loop;
  return false;
end
$$;
comment on function messaging.is_queued_beyond(integer, jsonb) is
  'Whether a channel has anything queued beyond the marks of its priorities.';
revoke all on function messaging.is_queued_beyond(integer, jsonb) from public;

create function messaging.queued_channels(resume jsonb)
returns setof integer
language plpgsql
stable
security definer
rows 10
set search_path = ''
as $$
-- definer: the queue is internal. Found by skipping through the index: channels without work cost
-- nothing. Those with marks are asked from there on: before them lies what was sent, and as long
-- as somebody holds an old snapshot, nobody can clear it away.
declare
  v_marked constant integer[]
    := array(select k::integer from jsonb_object_keys(resume) as k order by 1);
  v_next integer := 1;
  v_at integer := 0;
  v_found integer;
begin
  loop
    select o.channel_no into v_found
    from messaging.outbox as o
    where o.channel_no > v_at and o.channel_no < coalesce(v_marked[v_next], 2147483647)
    order by o.channel_no
    limit 1;
    if v_found is not null then
      v_at := v_found;
      return next v_at;
    else
      exit when v_next > cardinality(v_marked);
      v_at := v_marked[v_next];
      v_next := v_next + 1;
      if messaging.is_queued_beyond(v_at, resume -> v_at::text) then
        return next v_at;
      end if;
    end if;
  end loop;
end
$$;
comment on function messaging.queued_channels(jsonb) is
  'Numbers of the channels that have anything queued, beyond their marks where they have any.';
revoke all on function messaging.queued_channels(jsonb) from public;

create function messaging.lock_allowance(
  tenant_id uuid,
  channel_id uuid,
  rate integer,
  batch integer
)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody else locks states. Two claims at once would each take the whole allowance of the
-- number, or the one trial of a tripped circuit.
declare
  v_allowance integer;
begin
  select least(
    case
      when s.circuit = 'closed' then batch
      when s.circuit_open_until <= now() then 1
      else 0
    end,
    floor(least(
      rate, s.pace_tokens + rate * extract(epoch from clock_timestamp() - s.paced_at)
    ))::integer
  )
  into v_allowance
  from public.channel_states as s
  where s.tenant_id = lock_allowance.tenant_id and s.channel_id = lock_allowance.channel_id
  for update;
  return v_allowance;
end
$$;
comment on function messaging.lock_allowance(uuid, uuid, integer, integer) is
  'How many a channel with a limit or a tripped circuit may send now; it stays locked.';
revoke all on function messaging.lock_allowance(uuid, uuid, integer, integer) from public;

create function messaging.open_channels(
  only_channel text,
  only_channel_id uuid,
  batch integer,
  resume jsonb
)
returns setof messaging.open_channel
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the queue is internal.
declare
  v record;
  v_allowance integer;
begin
  for v in
    select c.*, c.throughput_per_second as rate, s.circuit, f.outbound_mode, w.count as switches,
      p.daily_limit
    from messaging.queued_channels(resume) as n (channel_no)
    join public.channel_identities as c on c.channel_no = n.channel_no
    join public.channel_states as s on s.tenant_id = c.tenant_id and s.channel_id = c.id
    join messaging.channel_settings as f on f.tenant_id = c.tenant_id and f.channel = c.channel
    left join messaging.portfolios as p
      on p.tenant_id = c.tenant_id and p.portfolio = c.portfolio
    cross join lateral (
      select count(*) as count,
        coalesce(bool_or(k.channel_id = c.id and k.mode = 'hold'), false) as holds
      from public.outbound_switches as k
      where k.tenant_id = c.tenant_id and coalesce(k.expires_at > now(), true)
    ) as w
    where c.status = 'active' and f.worker_enabled and not f.maintenance
      and f.outbound_mode <> 'hold' and not w.holds
      and (only_channel is null or c.channel = only_channel)
      and (only_channel_id is null or c.id = only_channel_id)
      and (s.circuit_open_until is null or s.circuit_open_until <= now())
    order by c.channel_no
  loop
    v_allowance := batch;
    if v.rate is not null or v.circuit <> 'closed' then
      v_allowance := messaging.lock_allowance(v.tenant_id, v.id, v.rate, batch);
    end if;
    if v_allowance > 0 then
      return next row(
        v.channel_no, v.id, v.tenant_id, v.channel, v_allowance, v.outbound_mode, v.switches > 0,
        v.rate is not null or v.circuit <> 'closed', v.identity, v.account_id, v.token_ref,
        v.api_base, v.portfolio, v.daily_limit
      )::messaging.open_channel;
    end if;
  end loop;
end
$$;
comment on function messaging.open_channels(text, uuid, integer, jsonb) is
  'Channels that may send, and how many each. Those with a limit or a tripped circuit stay locked.';
revoke all on function messaging.open_channels(text, uuid, integer, jsonb) from public;
