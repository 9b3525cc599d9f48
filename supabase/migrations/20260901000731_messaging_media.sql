-- messaging: fetching the files that messages name, by a lease.
-- Depends on: media. Exposes: claim_media, settle_media, media_limits (service role).

create function messaging.media_limits()
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
-- definer: the function that asks holds no grant on flags. Bytes are Meta's own limits. Types
-- outside the list, and whatever can be executed, are refused.
  select jsonb_build_object(
    -- Meta serves files of pages and accounts from hosts whose names change below these.
    'hosts', to_jsonb(
      array['fbcdn.net', 'cdninstagram.com', 'whatsapp.net']
        || string_to_array(nullif(security.flag_text('ALLOWED_AUDIO_DOMAINS'), ''), ',')
    ),
    'image', jsonb_build_object('bytes', 5242880, 'mime', '["image/jpeg", "image/png", "image/webp"]'::jsonb),
    'sticker', jsonb_build_object('bytes', 524288, 'mime', '["image/webp"]'::jsonb),
    'audio', jsonb_build_object('bytes', 16777216, 'mime',
      '["audio/ogg", "audio/mpeg", "audio/mp4", "audio/aac", "audio/amr", "audio/opus"]'::jsonb),
    'video', jsonb_build_object('bytes', 16777216, 'mime', '["video/mp4", "video/3gpp"]'::jsonb),
    'document', jsonb_build_object('bytes', 104857600, 'mime',
      '["application/pdf", "text/plain", "text/csv", "image/jpeg", "image/png"]'::jsonb)
  )
$$;
comment on function messaging.media_limits() is
  'Greatest size and accepted types of each kind of file, and the hosts from which files are taken.';
revoke all on function messaging.media_limits() from public;
grant execute on function messaging.media_limits() to service_role;

create function public.media_limits()
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select messaging.media_limits();
end;
revoke all on function public.media_limits() from public;
grant execute on function public.media_limits() to service_role;

create function messaging.media_path(tenant_id uuid, media_id uuid)
returns text
language sql
immutable
security invoker
set search_path = ''
as $$
-- One name a file, whoever fetches it and however often: a second attempt writes over the first.
  select media_path.tenant_id::text || '/' || media_path.media_id::text
$$;
comment on function messaging.media_path(uuid, uuid) is 'Where the bytes of a file are kept in the bucket.';
revoke all on function messaging.media_path(uuid, uuid) from public;

create table messaging.media_erasures (
  storage_path text not null,
  reason text not null,
  due_at timestamptz not null,
  lease uuid,
  attempts integer not null default 0,
  created_at timestamptz not null default now(),
  constraint media_erasures_pkey primary key (storage_path)
);
comment on table messaging.media_erasures is
  'Bytes that have to go: the row of the file says so already, the store has to be told.';
create index media_erasures_due_idx on messaging.media_erasures (due_at);
alter table messaging.media_erasures enable row level security;
create policy media_erasures_select_nobody on messaging.media_erasures
  for select to authenticated using (false);

create function messaging.queue_erasure(tenant_id uuid, media_id uuid, reason text)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: internal. A quarter of an hour: no lease lasts longer, so that whoever still writes the
-- file has ended before it is taken away.
  insert into messaging.media_erasures as e (storage_path, reason, due_at)
  values (
    messaging.media_path(queue_erasure.tenant_id, queue_erasure.media_id), queue_erasure.reason,
    now() + interval '15 minutes'
  )
  on conflict on constraint media_erasures_pkey do nothing
$$;
comment on function messaging.queue_erasure(uuid, uuid, text) is
  'Asks for the bytes of a file to be taken away, after the longest lease.';
revoke all on function messaging.queue_erasure(uuid, uuid, text) from public;

create function messaging.end_hopeless_media()
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on files. A fetcher that died in every attempt: the file itself
-- may be what kills it, perhaps after it was stored. skip locked: somebody is settling that one.
  with over as materialized (
    select m.tenant_id, m.id
    from public.media as m
    where m.status in ('PENDING', 'FETCHING') and m.next_attempt_at <= now() and m.attempts >= 5
    order by m.next_attempt_at
    limit 500
    for update skip locked
  ), ended as (
    update public.media as m
    set status = 'DEAD', lease = null, error_key = coalesce(m.error_key, 'max_attempts'),
      settled_at = now()
    from over as o
    where m.tenant_id = o.tenant_id and m.id = o.id
    returning m.tenant_id, m.id
  )
  select messaging.queue_erasure(e.tenant_id, e.id, 'max_attempts') from ended as e
$$;
comment on function messaging.end_hopeless_media() is 'Gives up files after five attempts.';
revoke all on function messaging.end_hopeless_media() from public;

create function messaging.claim_media(
  worker text,
  batch integer default 10,
  lease_seconds integer default 120
)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on files.
declare
  v_items jsonb;
  v_seconds constant integer := least(greatest(coalesce(lease_seconds, 120), 5), 900);
begin
  perform messaging.note_dispatcher(left(coalesce(worker, '?'), 100));
  perform messaging.end_hopeless_media();
  with due as materialized (
    select m.tenant_id, m.id
    from public.media as m
    where m.status in ('PENDING', 'FETCHING') and m.next_attempt_at <= now() and m.attempts < 5
    order by m.next_attempt_at
    limit least(greatest(coalesce(batch, 10), 1), 100)
    -- Two fetchers at once: each takes files that the other does not hold.
    for update skip locked
  ), leased as (
    update public.media as m
    set status = 'FETCHING', lease = gen_random_uuid(), attempts = m.attempts + 1,
      next_attempt_at = clock_timestamp() + make_interval(secs => v_seconds)
    from due as d
    where m.tenant_id = d.tenant_id and m.id = d.id
    returning m.*
  )
  select jsonb_agg(jsonb_build_object(
    'id', l.id, 'lease', l.lease, 'attempt', l.attempts, 'tenant_id', l.tenant_id,
    'channel', l.channel, 'channel_id', l.channel_id, 'token_ref', c.token_ref,
    'api_base', c.api_base, 'provider_media_id', l.provider_media_id,
    'source_url', l.source_url, 'kind', l.kind, 'mime', l.mime, 'size_bytes', l.size_bytes,
    'sha256', l.sha256, 'filename', l.filename,
    'storage_path', messaging.media_path(l.tenant_id, l.id)
  )) into v_items
  from leased as l
  join public.channel_identities as c on c.tenant_id = l.tenant_id and c.id = l.channel_id;
  return coalesce(v_items, '[]');
end
$$;
comment on function messaging.claim_media(text, integer, integer) is
  'Hands out files to fetch, at most 100, each to one fetcher until its lease ends.';
revoke all on function messaging.claim_media(text, integer, integer) from public;
grant execute on function messaging.claim_media(text, integer, integer) to service_role;

create function public.claim_media(
  worker text,
  batch integer default 10,
  lease_seconds integer default 120
)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.claim_media(worker, batch, lease_seconds);
end;
revoke all on function public.claim_media(text, integer, integer) from public;
grant execute on function public.claim_media(text, integer, integer) to service_role;

create function messaging.settle_one_media(result jsonb)
returns boolean
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on files.
declare
  v_row public.media;
  v_outcome text := coalesce(result ->> 'outcome', 'dead');
  v_key text := left(result ->> 'error_key', 60);
  v_event text;
begin
  update public.media as m
  set status = case
      when v_outcome = 'stored' then 'STORED'
      when v_outcome = 'refused' then 'REFUSED'
      when v_outcome = 'expired' then 'EXPIRED'
      when v_outcome = 'retry' and m.attempts < 5 then 'PENDING'
      else 'DEAD'
    end,
    lease = null,
    -- Never a path from outside: it could be another tenant's.
    storage_path = case when v_outcome = 'stored' then messaging.media_path(m.tenant_id, m.id) end,
    mime = coalesce(left(result ->> 'mime', 100), m.mime),
    size_bytes = coalesce((result ->> 'size_bytes')::bigint, m.size_bytes),
    sha256 = coalesce(left(result ->> 'sha256', 100), m.sha256),
    error_key = case when v_outcome <> 'stored' then coalesce(v_key, v_outcome) end,
    source_url = case when v_outcome = 'retry' then m.source_url end,
    provider_media_id = coalesce(m.provider_media_id, 'fetched'),
    next_attempt_at = case when v_outcome = 'retry'
      then clock_timestamp() + messaging.outbox_delay(
        m.attempts, 15, 1800, (result ->> 'retry_after_seconds')::integer
      )
      else m.next_attempt_at
    end,
    settled_at = case when v_outcome = 'retry' and m.attempts < 5 then null else now() end
  where m.id = (result ->> 'id')::uuid and m.status = 'FETCHING'
    -- A fetcher that was too slow must not undo what the next one does.
    and m.lease = (result ->> 'lease')::uuid
  returning m.* into v_row;
  if v_row.id is null then
    return false;
  end if;
  if v_row.attempts > 1 and v_row.status in ('REFUSED', 'EXPIRED', 'DEAD') then
    perform messaging.queue_erasure(v_row.tenant_id, v_row.id, 'not_stored');
  end if;
  v_event := case v_key
    when 'auth_expired' then 'AUTH_EXPIRED' when 'media_expired' then 'MEDIA_EXPIRED'
    when 'url_blocked' then 'AUDIO_URL_BLOCKED'
  end;
  if v_event is not null then
    perform messaging.note_refusal(
      v_event, jsonb_build_object('channel_id', v_row.channel_id, 'kind', v_row.kind),
      v_row.channel, null, v_row.tenant_id
    );
  end if;
  return true;
end
$$;
comment on function messaging.settle_one_media(jsonb) is
  'What became of one file. Returns whether the lease still held.';
revoke all on function messaging.settle_one_media(jsonb) from public;

create function messaging.settle_media(results jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see settle_one_media.
declare
  v_result jsonb;
  v_settled integer := 0;
  v_lost jsonb := '[]';
begin
  if jsonb_typeof(results) is distinct from 'array' or jsonb_array_length(results) > 1000 then
    raise exception using
      errcode = '22023',
      message = 'results_invalid',
      detail = 'The results are not a list of at most 1000.',
      hint = 'Send what the claim handed out, each with its outcome.';
  end if;
  for v_result in
    select r.value from jsonb_array_elements(results) as r (value) order by r.value ->> 'id'
  loop
    if messaging.settle_one_media(v_result) then
      v_settled := v_settled + 1;
    else
      v_lost := v_lost || jsonb_build_array(v_result -> 'id');
    end if;
  end loop;
  return jsonb_build_object('settled', v_settled, 'lost', v_lost);
end
$$;
comment on function messaging.settle_media(jsonb) is
  'What became of claimed files: stored, retry, refused, expired, dead. Errors: results_invalid (400).';
revoke all on function messaging.settle_media(jsonb) from public;
grant execute on function messaging.settle_media(jsonb) to service_role;

create function public.settle_media(results jsonb)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.settle_media(results);
end;
revoke all on function public.settle_media(jsonb) from public;
grant execute on function public.settle_media(jsonb) to service_role;
