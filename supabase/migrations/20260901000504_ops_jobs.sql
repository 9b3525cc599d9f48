-- ops: the jobs of the kernel, and the functions that belong to no other module.
-- Depends on: security and governance (their clean-up functions), the tables of this module.
-- Exposes: rows of scheduled_jobs.

create function ops.purge_job_runs(keep interval default '30 days', batch integer default 10000)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds a delete on the log.
declare
  v_count integer;
begin
  delete from public.job_runs as r
  where r.id = any (array(
    select x.id
    from public.job_runs as x
    where x.started_at < now() - keep
      and x.status <> 'RUNNING'
    order by x.id
    limit batch
  ));
  get diagnostics v_count = row_count;
  return v_count;
end
$$;
comment on function ops.purge_job_runs(interval, integer) is
  'Deletes runs older than keep, at most batch of them; returns how many.';
revoke all on function ops.purge_job_runs(interval, integer) from public;

create function ops.purge_cron_history()
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the scheduler's own log, which nothing else ever prunes.
declare
  v_count integer;
begin
  if to_regclass('cron.job_run_details') is null then
    return 0;
  end if;
  execute $query$
    delete from cron.job_run_details
    where runid = any (array(
      select d.runid from cron.job_run_details as d
      where d.end_time < now() - interval '7 days'
      order by d.runid limit 20000
    ))
  $query$;
  get diagnostics v_count = row_count;
  return v_count;
end
$$;
comment on function ops.purge_cron_history() is
  'Deletes at most 20,000 lines of the log of pg_cron older than a week; does nothing without pg_cron.';
revoke all on function ops.purge_cron_history() from public;

create function ops.read_secret(name text)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: only the database owner reads the vault.
declare
  v_secret text;
begin
  if to_regclass('vault.decrypted_secrets') is null then
    return null;
  end if;
  execute 'select s.decrypted_secret from vault.decrypted_secrets as s where s.name = $1'
  into v_secret
  using read_secret.name;
  return v_secret;
end
$$;
comment on function ops.read_secret(text) is
  'A secret of Supabase Vault by name; null when there is none, or no vault. Granted to nobody.';
revoke all on function ops.read_secret(text) from public;

create function ops.call_notify()
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: it reads the vault. The address comes from there alone, never from a caller.
-- pg_net sends after the commit and forgets: what became of the messages is in their rows.
declare
  v_url text := ops.read_secret('vigie_functions_url');
  v_token text := ops.read_secret('vigie_dispatch_token');
begin
  if v_url is null or v_token is null or to_regnamespace('net') is null then
    return 0;
  end if;
  -- Nothing to send: one call per ten minutes still says which addresses the sender has.
  if not exists (
    select
    from public.notification_deliveries as d
    where d.status in ('PENDING', 'RETRY', 'SENDING') and d.next_attempt_at <= now()
  ) and exists (
    select
    from governance.notification_dispatcher as d
    where d.seen_at > now() - interval '10 minutes'
  ) then
    return 0;
  end if;
  execute
    'select net.http_post(url := $1, body := ''{}''::jsonb, headers := $2, timeout_milliseconds := 5000)'
  using
    rtrim(v_url, '/') || '/notify',
    jsonb_build_object('authorization', 'Bearer ' || v_token, 'content-type', 'application/json');
  return 1;
end
$$;
comment on function ops.call_notify() is
  'Asks the function notify to send what is due, through pg_net, where it and the two secrets of the vault exist; elsewhere the scheduler calls it.';
revoke all on function ops.call_notify() from public;

insert into public.scheduled_jobs (
  code, module, command, runner, every, budget_ms, grace, position, description
)
values
  (
    'run_due_checks', 'governance', 'governance.run_due_checks', 'checks', interval '30 seconds',
    60000, interval '3 minutes', 10,
    '{"fr": "Exécute les contrôles arrivés à échéance", "en": "Runs the checks that are due",
      "ar": "تشغيل الفحوص المستحقة"}'
  ),
  (
    'escalate_overdue', 'governance', 'governance.escalate_overdue', 'function',
    interval '1 minute', 5000, interval '5 minutes', 20,
    '{"fr": "Réveille les alertes reportées et signale celles en retard",
      "en": "Wakes snoozed alerts and escalates overdue ones",
      "ar": "إيقاظ التنبيهات المؤجلة وتصعيد المتأخرة"}'
  ),
  (
    'plan_notifications', 'governance', 'governance.plan_notifications', 'function', interval '0',
    10000, interval '5 minutes', 30,
    '{"fr": "Prépare les notifications à envoyer", "en": "Prepares the notices to send",
      "ar": "تحضير الإشعارات المطلوب إرسالها"}'
  ),
  (
    'call_notify', 'ops', 'ops.call_notify', 'function', interval '0', 2000,
    interval '5 minutes', 40,
    '{"fr": "Déclenche l''envoi des notifications", "en": "Starts the sending of notices",
      "ar": "بدء إرسال الإشعارات"}'
  ),
  (
    'ensure_event_partitions', 'security', 'security.ensure_event_partitions', 'function',
    interval '1 day', 30000, interval '6 hours', 50,
    '{"fr": "Prépare les partitions du journal de sécurité",
      "en": "Prepares the partitions of the security log",
      "ar": "تجهيز أقسام سجل الأمان"}'
  ),
  (
    'purge_rate_buckets', 'security', 'security.purge_rate_buckets', 'function',
    interval '5 minutes', 5000, interval '30 minutes', 60,
    '{"fr": "Supprime les compteurs de débit inactifs", "en": "Deletes idle rate limit counters",
      "ar": "حذف عدادات المعدل الخاملة"}'
  ),
  (
    'purge_replay_keys', 'security', 'security.purge_replay_keys', 'function',
    interval '5 minutes', 5000, interval '30 minutes', 61,
    '{"fr": "Supprime les clés anti-rejeu expirées", "en": "Deletes expired replay keys",
      "ar": "حذف مفاتيح منع التكرار المنتهية"}'
  ),
  (
    'expire_invitations', 'access', 'access.expire_invitations', 'function', interval '1 hour',
    5000, interval '6 hours', 62,
    '{"fr": "Marque les invitations échues", "en": "Marks invitations past their date",
      "ar": "تعليم الدعوات المنتهية"}'
  ),
  (
    'purge_check_runs', 'governance', 'governance.purge_check_runs', 'function',
    interval '1 hour', 10000, interval '6 hours', 70,
    '{"fr": "Supprime les passages de contrôles de plus de 30 jours",
      "en": "Deletes check runs older than 30 days",
      "ar": "حذف عمليات الفحص الأقدم من 30 يومًا"}'
  ),
  (
    'purge_job_runs', 'ops', 'ops.purge_job_runs', 'function', interval '1 hour', 10000,
    interval '6 hours', 71,
    '{"fr": "Supprime les passages de tâches de plus de 30 jours",
      "en": "Deletes job runs older than 30 days",
      "ar": "حذف عمليات المهام الأقدم من 30 يومًا"}'
  ),
  (
    'purge_notifications', 'governance', 'governance.purge_notifications', 'function',
    interval '1 hour', 10000, interval '6 hours', 72,
    '{"fr": "Supprime les envois de plus de 90 jours", "en": "Deletes deliveries older than 90 days",
      "ar": "حذف عمليات الإرسال الأقدم من 90 يومًا"}'
  ),
  (
    'purge_cron_history', 'ops', 'ops.purge_cron_history', 'function', interval '1 hour', 10000,
    interval '6 hours', 73,
    '{"fr": "Supprime l''historique de pg_cron de plus d''une semaine",
      "en": "Deletes the history of pg_cron older than a week",
      "ar": "حذف سجل pg_cron الأقدم من أسبوع"}'
  );
