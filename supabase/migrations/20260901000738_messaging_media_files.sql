-- messaging: the bytes of files: who opens them, how long they are kept, how they go.
-- Depends on: media, inbound_messages, channel_settings, ops.scheduled_jobs.
-- Exposes: open_media; claim_media_erasures, settle_media_erasures (service role).

create function messaging.is_taken_back(conversation_id uuid, message_id bigint)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: it reads messages. Meta may bring a deletion before its message, up to seven days apart.
begin
  return exists (
    select
    from public.inbound_messages as m
    join public.inbound_messages as d
      on d.conversation_id = m.conversation_id and d.reply_to = m.provider_message_id
    where m.conversation_id = is_taken_back.conversation_id and m.id = is_taken_back.message_id
      and m.received_at > now() - interval '8 days'
      and d.kind = 'deletion' and d.received_at > now() - interval '8 days'
  );
end
$$;
comment on function messaging.is_taken_back(uuid, bigint) is
  'Whether the customer has deleted this message already.';
revoke all on function messaging.is_taken_back(uuid, bigint) from public;

create function messaging.tg_media__policy()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: settings are internal. A text can be masked, a photograph of a card cannot: a company
-- that does not keep texts as they came keeps no files either.
begin
  if (
    select s.text_policy
    from messaging.channel_settings as s
    where s.tenant_id = new.tenant_id and s.channel = new.channel
  ) in ('redacted', 'none') then
    new.status := 'REFUSED';
    new.error_key := 'policy';
  elsif messaging.is_taken_back(new.conversation_id, new.message_id) then
    new.status := 'ERASED';
    new.error_key := 'deleted';
  else
    return new;
  end if;
  new.settled_at := now();
  new.provider_media_id := coalesce(new.provider_media_id, 'not_kept');
  new.source_url := null;
  new.filename := null;
  return new;
end
$$;
comment on function messaging.tg_media__policy() is
  'Before insert: a file of a company whose INBOUND_TEXT_POLICY is not encrypted, or of a message that its customer has taken back, is not fetched.';
revoke all on function messaging.tg_media__policy() from public;
create trigger media_30_guard
  before insert on public.media
  for each row execute function messaging.tg_media__policy();
create index media_kept_idx on public.media (created_at) where status <> 'ERASED';

create function messaging.erase_media(ids uuid[], reason text)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on files. From the commit on nobody can open them; the bytes
-- follow. A fetch that is under way loses its lease, and what it still writes goes after it.
declare
  v_count integer;
begin
  with gone as (
    update public.media as m
    set status = 'ERASED', storage_path = null, lease = null, error_key = erase_media.reason,
      settled_at = coalesce(m.settled_at, now()), filename = null, source_url = null,
      provider_media_id = coalesce(m.provider_media_id, 'erased')
    where m.id = any (erase_media.ids) and m.status <> 'ERASED'
    returning m.tenant_id, m.id, m.attempts
  ), queued as (
    select messaging.queue_erasure(g.tenant_id, g.id, erase_media.reason)
    from gone as g
    where g.attempts > 0
  )
  select count(*) + 0 * (select count(*) from queued) into v_count from gone;
  return v_count;
end
$$;
comment on function messaging.erase_media(uuid[], text) is
  'Closes files at once and queues their bytes for erasure. Returns how many.';
revoke all on function messaging.erase_media(uuid[], text) from public;

create function messaging.tg_inbound_messages__erase_deleted()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see erase_media.
begin
  perform messaging.erase_media(
    array(
      select f.id
      from public.inbound_messages as m
      join public.media as f on f.message_id = m.id
      where m.conversation_id = new.conversation_id and m.provider_message_id = new.reply_to
    ),
    'deleted'
  );
  return null;
end
$$;
comment on function messaging.tg_inbound_messages__erase_deleted() is
  'After insert of a deletion: the files of the message that the customer took back go.';
revoke all on function messaging.tg_inbound_messages__erase_deleted() from public;
create trigger inbound_messages_60_derive
  after insert on public.inbound_messages
  for each row when (new.kind = 'deletion' and new.reply_to is not null)
  execute function messaging.tg_inbound_messages__erase_deleted();

create function messaging.expire_media()
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody deletes files. Bounded: what is left goes in the next hour. Rows stay while the
-- month of their message may stand, so that the conversation says why a file is not there.
declare
  v_days constant integer := greatest(security.flag_int('RETENTION_DAYS_INBOUND'), 7);
  v_count integer;
begin
  v_count := messaging.erase_media(
    array(
      select m.id
      from public.media as m
      where m.status <> 'ERASED' and m.created_at < now() - make_interval(days => v_days)
      order by m.created_at
      limit 5000
    ),
    'retention'
  );
  delete from public.media as m
  where m.status = 'ERASED' and m.created_at < now() - make_interval(days => v_days + 62);
  return v_count;
end
$$;
comment on function messaging.expire_media() is
  'Erases files older than RETENTION_DAYS_INBOUND. Returns how many.';
revoke all on function messaging.expire_media() from public;

create function messaging.claim_media_erasures(batch integer default 100)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: internal. skip locked: two erasers share the work; a lease that ends comes again, and
-- taking away what is gone already is no fault.
declare
  v_items jsonb;
begin
  with due as materialized (
    select e.storage_path
    from messaging.media_erasures as e
    where e.due_at <= now()
    order by e.due_at
    limit least(greatest(coalesce(batch, 100), 1), 500)
    for update skip locked
  ), leased as (
    update messaging.media_erasures as e
    set lease = gen_random_uuid(), attempts = e.attempts + 1,
      due_at = clock_timestamp() + interval '2 minutes'
    from due as d
    where e.storage_path = d.storage_path
    returning e.storage_path, e.lease
  )
  select jsonb_agg(jsonb_build_object('storage_path', l.storage_path, 'lease', l.lease))
  into v_items
  from leased as l;
  return coalesce(v_items, '[]');
end
$$;
comment on function messaging.claim_media_erasures(integer) is
  'Hands out the paths of bytes to take away, at most 500, for two minutes.';
revoke all on function messaging.claim_media_erasures(integer) from public;
grant execute on function messaging.claim_media_erasures(integer) to service_role;

create function public.claim_media_erasures(batch integer default 100)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.claim_media_erasures(batch);
end;
revoke all on function public.claim_media_erasures(integer) from public;
grant execute on function public.claim_media_erasures(integer) to service_role;

create function messaging.settle_media_erasures(leases uuid[])
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: internal.
declare
  v_count integer;
begin
  delete from messaging.media_erasures as e where e.lease = any (settle_media_erasures.leases);
  get diagnostics v_count = row_count;
  return v_count;
end
$$;
comment on function messaging.settle_media_erasures(uuid[]) is
  'Forgets what has been taken away. Returns how many leases still held.';
revoke all on function messaging.settle_media_erasures(uuid[]) from public;
grant execute on function messaging.settle_media_erasures(uuid[]) to service_role;

create function public.settle_media_erasures(leases uuid[])
returns integer
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.settle_media_erasures(leases);
end;
revoke all on function public.settle_media_erasures(uuid[]) from public;
grant execute on function public.settle_media_erasures(uuid[]) to service_role;

create function messaging.open_media(media_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the permission is asked of the row that is found.
declare
  v_row public.media;
begin
  select m.* into v_row from public.media as m where m.id = open_media.media_id;
  if v_row.id is null
    or not access.has_permission('messages.read', v_row.tenant_id, v_row.site_id)
  then
    raise exception using
      errcode = 'PT404',
      message = 'media_not_found',
      detail = format('There is no file %s that you may open.', media_id),
      hint = 'Refresh the conversation: it may belong to another company or site.';
  end if;
  if v_row.status <> 'STORED' then
    raise exception using
      errcode = 'PT409',
      message = 'media_not_stored',
      detail = format(
        'The file is %s%s.', lower(v_row.status), coalesce(' (' || v_row.error_key || ')', '')
      ),
      hint = 'Wait while it is fetched; ask the customer to send it again when it was refused or lost.';
  end if;
  return jsonb_build_object(
    'storage_path', v_row.storage_path, 'kind', v_row.kind, 'mime', v_row.mime,
    'filename', v_row.filename, 'size_bytes', v_row.size_bytes
  );
end
$$;
comment on function messaging.open_media(uuid) is
  'Where the bytes of a file are, for whoever may read its conversation; the function media-file signs the link. Permission messages.read. Errors: media_not_found (404), media_not_stored (409).';
revoke all on function messaging.open_media(uuid) from public;
grant execute on function messaging.open_media(uuid) to authenticated;

create function public.open_media(media_id uuid)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select messaging.open_media(media_id);
end;
revoke all on function public.open_media(uuid) from public;
grant execute on function public.open_media(uuid) to authenticated;

create function messaging.call_media_fetch()
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: it reads the vault. See ops.call_notify: the address comes from there alone.
declare
  v_url text := ops.read_secret('vigie_functions_url');
  v_token text := ops.read_secret('vigie_dispatch_token');
begin
  if v_url is null or v_token is null or to_regnamespace('net') is null
    or not (
      exists (
        select from public.media as m
        where m.status in ('PENDING', 'FETCHING') and m.next_attempt_at <= now()
      )
      or exists (select from messaging.media_erasures as e where e.due_at <= now())
    )
  then
    return 0;
  end if;
  execute
    'select net.http_post(url := $1, body := ''{}''::jsonb, headers := $2, timeout_milliseconds := 5000)'
  using
    rtrim(v_url, '/') || '/media-fetch',
    jsonb_build_object('authorization', 'Bearer ' || v_token, 'content-type', 'application/json');
  return 1;
end
$$;
comment on function messaging.call_media_fetch() is
  'Wakes the function media-fetch when files are due, through pg_net, where it and the secrets exist; elsewhere the scheduler calls it.';
revoke all on function messaging.call_media_fetch() from public;

insert into public.scheduled_jobs (
  code, module, command, runner, every, budget_ms, grace, position, description
)
values
  ('call_media_fetch', 'messaging', 'messaging.call_media_fetch', 'function', interval '0',
    2000, interval '5 minutes', 42,
    '{"fr": "Déclenche la prise des fichiers", "en": "Starts the fetching of files",
      "ar": "بدء جلب الملفات"}'),
  ('messaging_expire_media', 'messaging', 'messaging.expire_media', 'function', interval '1 hour',
    30000, interval '6 hours', 75,
    '{"fr": "Efface les fichiers dont la durée est passée", "en": "Erases files past their time",
      "ar": "محو الملفات المنتهية مدتها"}');
