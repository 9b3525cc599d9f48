-- security: rate limits and the replay guard, one upsert each, correct under concurrency.
-- Depends on: nothing. Exposes: nothing; rules of other modules call take_token and remember_once.

create table security.key_salts (
  is_current boolean not null default true,
  salt bytea not null,
  constraint key_salts_pkey primary key (is_current),
  constraint key_salts_is_current_check check (is_current)
);
comment on table security.key_salts is
  'Secret, one row: phone numbers are few enough to be guessed from a plain hash.';
insert into security.key_salts (salt)
select sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

create function security.hash_key(scope text, key text)
returns bytea
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: nobody reads the salt. plpgsql: it keeps its plan, a sql function plans at every call.
begin
  return sha256(
    (select s.salt from security.key_salts as s)
    || convert_to(octet_length(scope) || ':' || scope || key, 'UTF8')
  );
end
$$;
comment on function security.hash_key(text, text) is
  'Salted SHA-256 of a key within a scope, so that no phone number is stored in clear.';
revoke all on function security.hash_key(text, text) from public;

-- Unlogged: after a crash every bucket is full again, which costs one burst; logged, each message
-- would write its bucket twice.
create unlogged table security.rate_buckets (
  bucket text not null,
  key_hash bytea not null,
  tokens numeric not null,
  is_allowed boolean not null,
  updated_at timestamptz not null,
  full_at timestamptz not null,
  constraint rate_buckets_pkey primary key (bucket, key_hash),
  constraint rate_buckets_tokens_check check (tokens >= 0)
) with (fillfactor = 70);
comment on table security.rate_buckets is
  'Token buckets that are not full. A full one says nothing and may be purged. No index on times: it would make every take a slower update.';
comment on column security.rate_buckets.is_allowed is
  'Outcome of the last take, which the upsert that took it reads back.';
comment on column security.rate_buckets.full_at is 'By then the bucket is full again whatever was taken; infinity if it never refills.';

create function security.take_token(
  bucket text,
  key text,
  capacity integer,
  refill_per_second numeric,
  cost integer default 1,
  at_time timestamptz default clock_timestamp()
)
returns table (allowed boolean, remaining numeric, retry_after_seconds numeric)
language plpgsql
volatile
security definer
rows 1
set search_path = ''
as $$
-- definer: rules of other modules hold no grant on the buckets. The row lock of the upsert makes
-- takers of one key queue; who arrives with an older clock reading gains no refill from it.
declare
  -- Beyond ten years a bucket never refills: intervals do not reach everywhere.
  v_full_at timestamptz := case
    when refill_per_second * 315360000 > capacity
      then at_time + make_interval(secs => (capacity / refill_per_second)::double precision)
    else 'infinity'
  end;
begin
  if capacity is null or capacity < 1 or cost is null or cost not between 1 and capacity
    or refill_per_second is null or refill_per_second < 0
  then
    raise exception using
      errcode = '22023',
      message = 'rate_limit_invalid',
      detail = format('capacity %s, refill %s/s, cost %s.', capacity, refill_per_second, cost),
      hint = 'capacity >= 1, refill >= 0, cost between 1 and capacity.';
  end if;
  insert into security.rate_buckets as b (
    bucket, key_hash, tokens, is_allowed, updated_at, full_at
  )
  values (
    take_token.bucket, security.hash_key(take_token.bucket, take_token.key), capacity - cost, true,
    at_time, v_full_at
  )
  on conflict on constraint rate_buckets_pkey do update
  set (tokens, is_allowed) = (
      select n.tokens - case when n.tokens >= cost then cost else 0 end, n.tokens >= cost
      from (
        select least(capacity, b.tokens + refill_per_second
          * greatest(0, extract(epoch from excluded.updated_at - b.updated_at))) as tokens
      ) as n
    ),
    updated_at = greatest(b.updated_at, excluded.updated_at),
    full_at = greatest(b.full_at, excluded.full_at)
  returning b.is_allowed, trunc(b.tokens, 6) into allowed, remaining;
  retry_after_seconds := case
    when allowed then 0
    else round((cost - remaining) / nullif(refill_per_second, 0), 3)
  end;
  return next;
end
$$;
comment on function security.take_token(text, text, integer, numeric, integer, timestamptz) is
  'Takes cost tokens from the bucket of a key (capacity tokens, refilled per second), or none when too few are left. retry_after_seconds is null when it never refills. The taker holds the bucket until his transaction ends: take late, and keys in one order. Errors: rate_limit_invalid (400).';
revoke all on function security.take_token(text, text, integer, numeric, integer, timestamptz)
  from public;

create table security.replay_keys (
  scope text not null,
  key_hash bytea not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  constraint replay_keys_pkey primary key (scope, key_hash)
);
comment on table security.replay_keys is
  'What was seen and must not count twice before expires_at. Logged: a crash must not let a replay in.';
create index replay_keys_expires_at_idx on security.replay_keys (expires_at);

create function security.remember_once(
  scope text,
  key text,
  ttl interval,
  at_time timestamptz default clock_timestamp()
)
returns boolean
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see take_token. Two who bring the same key queue at the unique index; the second sees
-- the first's row and changes nothing, unless the first rolled back.
begin
  if ttl is null or ttl <= interval '0' then
    raise exception using
      errcode = '22023',
      message = 'replay_ttl_invalid',
      detail = format('ttl %s.', coalesce(ttl::text, 'null')),
      hint = 'Give an interval above zero.';
  end if;
  insert into security.replay_keys as k (scope, key_hash, seen_at, expires_at)
  values (
    remember_once.scope, security.hash_key(remember_once.scope, remember_once.key), at_time,
    at_time + ttl
  )
  on conflict on constraint replay_keys_pkey do update
  set seen_at = excluded.seen_at,
    expires_at = excluded.expires_at
  where k.expires_at <= excluded.seen_at;
  return found;
end
$$;
comment on function security.remember_once(text, text, interval, timestamptz) is
  'True for the first caller with this key within its time to live, false for every other. Errors: replay_ttl_invalid (400).';
revoke all on function security.remember_once(text, text, interval, timestamptz) from public;

create function security.purge_replay_keys(
  batch integer default 5000,
  at_time timestamptz default clock_timestamp()
)
returns integer
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_count integer;
begin
  -- skip locked: a key that is being renewed right now has not expired.
  delete from security.replay_keys as k
  using (
    select d.scope, d.key_hash
    from security.replay_keys as d
    where d.expires_at <= at_time
    order by d.expires_at
    limit batch
    for update skip locked
  ) as dead
  where k.scope = dead.scope and k.key_hash = dead.key_hash;
  get diagnostics v_count = row_count;
  return v_count;
end
$$;
comment on function security.purge_replay_keys(integer, timestamptz) is
  'Deletes at most so many expired keys; returns how many. To be scheduled.';
revoke all on function security.purge_replay_keys(integer, timestamptz) from public;

create function security.purge_rate_buckets(
  batch integer default 5000,
  at_time timestamptz default clock_timestamp()
)
returns integer
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_count integer;
begin
  -- skip locked: a bucket that is being taken from is not idle.
  delete from security.rate_buckets as b
  using (
    select d.bucket, d.key_hash
    from security.rate_buckets as d
    where d.full_at <= at_time
    limit batch
    for update skip locked
  ) as idle
  where b.bucket = idle.bucket and b.key_hash = idle.key_hash;
  get diagnostics v_count = row_count;
  return v_count;
end
$$;
comment on function security.purge_rate_buckets(integer, timestamptz) is
  'Deletes at most so many buckets that are full again; returns how many. To be scheduled.';
revoke all on function security.purge_rate_buckets(integer, timestamptz) from public;
