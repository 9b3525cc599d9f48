-- messaging: what runs by itself.
-- Depends on: the rules above, ops.scheduled_jobs. Exposes: rows of scheduled_jobs.

create function messaging.sweep_outbound()
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the queue is internal. A claim does the same for its channels; this covers channels that
-- nobody claims: paused ones, and all of them while no sender runs.
declare
  v_taken messaging.claimed[];
  v_part jsonb;
begin
  perform messaging.refresh_settings(only_stale => true);
  select array_agg(row(o.id, o.created_at, o.verdict, o.due_at, o.place)::messaging.claimed)
  into v_taken
  from (
    select q.id, q.created_at, q.due_at, q.ctid as place,
      case when q.lease is not null then 'unknown' else 'expired' end as verdict
    from messaging.outbox as q
    where (q.lease is not null and q.leased_until <= clock_timestamp())
      or (q.lease is null and q.expires_at <= now())
    order by q.id
    limit 1000
    -- Somebody settles or claims that one at this moment.
    for update skip locked
  ) as o;
  if v_taken is null then
    return 0;
  end if;
  v_part := messaging.settle_unsent(v_taken);
  return (v_part ->> 'unknown')::integer + (v_part ->> 'dropped')::integer;
end
$$;
comment on function messaging.sweep_outbound() is
  'Ends leases that ran out, as unknown, and messages past their date. Returns how many.';
revoke all on function messaging.sweep_outbound() from public;

create function messaging.call_dispatch()
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
    or not exists (
      select from messaging.outbox as o where o.due_at <= clock_timestamp() and o.lease is null
    )
  then
    return 0;
  end if;
  execute
    'select net.http_post(url := $1, body := ''{}''::jsonb, headers := $2, timeout_milliseconds := 5000)'
  using
    rtrim(v_url, '/') || '/outbox-dispatch',
    jsonb_build_object('authorization', 'Bearer ' || v_token, 'content-type', 'application/json');
  return 1;
end
$$;
comment on function messaging.call_dispatch() is
  'Wakes the function outbox-dispatch when something is due, through pg_net, where it and the secrets exist; elsewhere the scheduler calls it.';
revoke all on function messaging.call_dispatch() from public;

create function messaging.ensure_partitions()
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: partitions belong to the owner. Whole months go at once; the rest waits for its month.
begin
  return messaging.make_partitions('inbound_messages')
    + messaging.make_partitions('outbound_messages')
    + messaging.make_partitions('outbound_attempts')
    + messaging.drop_partitions('inbound_messages', security.flag_int('RETENTION_DAYS_INBOUND'))
    + messaging.drop_partitions('outbound_attempts', security.flag_int('RETENTION_DAYS_OUTBOX_SENT'))
    + messaging.drop_settled_partitions(security.flag_int('RETENTION_DAYS_OUTBOX_SENT'));
end
$$;
comment on function messaging.ensure_partitions() is
  'Creates the months ahead and drops those past their retention. Returns how many.';
revoke all on function messaging.ensure_partitions() from public;

create function messaging.drop_settled_partitions(keep_days integer)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: partitions belong to the owner. A month that holds unfinished messages stays.
begin
  if exists (
    select from messaging.outbox as o
    where o.created_at < now() - make_interval(days => keep_days)
  ) then
    return 0;
  end if;
  return messaging.drop_partitions('outbound_messages', keep_days);
end
$$;
comment on function messaging.drop_settled_partitions(integer) is
  'Drops old months of outbound_messages once nothing in them is unfinished.';
revoke all on function messaging.drop_settled_partitions(integer) from public;

create function messaging.purge()
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: internal state. Bounded: what is left goes in the next hour.
-- Eight days at least: Meta delivers for seven.
declare
  v_seen interval := greatest(
    make_interval(secs => security.flag_int('DEDUPE_TTL_SEC')), interval '8 days'
  ) + interval '1 hour';
  v_sum integer := 0;
  v_count integer;
begin
  delete from messaging.seen_items as s
  where s.key in (
    select k.key from messaging.seen_items as k where k.seen_at < now() - v_seen limit 50000
  );
  get diagnostics v_count = row_count;
  v_sum := v_sum + v_count;
  delete from messaging.orphan_receipts as o where o.received_at < now() - interval '8 days';
  get diagnostics v_count = row_count;
  v_sum := v_sum + v_count;
  delete from messaging.outbound_keys as k
  where (k.tenant_id, k.dedupe_key) in (
    select o.tenant_id, o.dedupe_key from messaging.outbound_keys as o
    where o.created_at < now() - interval '180 days'
    limit 20000
  );
  get diagnostics v_count = row_count;
  v_sum := v_sum + v_count;
  delete from messaging.inbound_turns as t
  where t.answered_at < now() - make_interval(days => security.flag_int('RETENTION_DAYS_INBOUND'));
  get diagnostics v_count = row_count;
  v_sum := v_sum + v_count;
  delete from messaging.inbound_deliveries as d where d.received_at < now() - interval '30 days';
  get diagnostics v_count = row_count;
  v_sum := v_sum + v_count;
  delete from messaging.inbound_faults as f where f.received_at < now() - interval '90 days';
  get diagnostics v_count = row_count;
  v_sum := v_sum + v_count;
  delete from messaging.api_tokens as t where t.expires_at < now() - interval '1 day';
  delete from messaging.dispatchers as d where d.seen_at < now() - interval '7 days';
  return v_sum + v_count;
end
$$;
comment on function messaging.purge() is
  'Forgets what was remembered long enough. Returns about how many rows.';
revoke all on function messaging.purge() from public;

create function messaging.note_dead_letters()
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: it writes events, one per tenant and hour.
declare
  v record;
  v_count integer := 0;
begin
  for v in
    select m.tenant_id, count(*) as dead
    from public.outbound_messages as m
    where m.unsettled = 'DLQ'
    group by m.tenant_id
    having count(*) >= security.flag_int('DLQ_ALERT_THRESHOLD', m.tenant_id)
  loop
    if security.remember_once('messaging.dlq', v.tenant_id::text, interval '1 hour') then
      perform security.log_event(
        'DLQ_THRESHOLD_EXCEEDED', v.tenant_id, jsonb_build_object('count', v.dead)
      );
      v_count := v_count + 1;
    end if;
  end loop;
  return v_count;
end
$$;
comment on function messaging.note_dead_letters() is
  'The event DLQ_THRESHOLD_EXCEEDED of tenants with too many dead letters.';
revoke all on function messaging.note_dead_letters() from public;

insert into public.scheduled_jobs (
  code, module, command, runner, every, budget_ms, grace, position, description
)
values
  ('messaging_retry_inbound', 'messaging', 'messaging.retry_inbound', 'function', interval '0',
    10000, interval '5 minutes', 15,
    '{"fr": "Reprend les messages reçus non traités", "en": "Handles received messages again",
      "ar": "إعادة معالجة الرسائل الواردة"}'),
  ('messaging_sweep_outbound', 'messaging', 'messaging.sweep_outbound', 'function', interval '0',
    5000, interval '5 minutes', 16,
    '{"fr": "Clôt les envois restés sans réponse", "en": "Ends sends that were never settled",
      "ar": "إنهاء الإرسالات التي بقيت دون نتيجة"}'),
  ('call_outbox_dispatch', 'messaging', 'messaging.call_dispatch', 'function', interval '0',
    2000, interval '5 minutes', 41,
    '{"fr": "Déclenche l''envoi des messages", "en": "Starts the sending of messages",
      "ar": "بدء إرسال الرسائل"}'),
  ('messaging_dlq_event', 'messaging', 'messaging.note_dead_letters', 'function',
    interval '5 minutes', 5000, interval '30 minutes', 63,
    '{"fr": "Signale les messages abandonnés trop nombreux", "en": "Notes too many dead letters",
      "ar": "التنبيه إلى كثرة الرسائل المتروكة"}'),
  ('messaging_partitions', 'messaging', 'messaging.ensure_partitions', 'function',
    interval '1 day', 30000, interval '6 hours', 51,
    '{"fr": "Prépare et purge les mois de messages", "en": "Prepares and drops months of messages",
      "ar": "تجهيز أشهر الرسائل وحذف القديمة"}'),
  ('messaging_purge', 'messaging', 'messaging.purge', 'function', interval '1 hour', 30000,
    interval '6 hours', 74,
    '{"fr": "Oublie les identifiants et clés périmés", "en": "Forgets old ids and keys",
      "ar": "حذف المعرفات والمفاتيح القديمة"}');
