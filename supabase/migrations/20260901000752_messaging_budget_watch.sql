-- messaging: the watch over the daily budget of portfolios.
-- Depends on: portfolios, budget_used, the check catalogue. Exposes: a check, a job.

create view messaging.check_channel_daily_limit
with (security_invoker = true) as
select
  c.tenant_id, c.site_id, 'CHANNEL' as entity_type, c.id as entity_id, c.identity as entity_key,
  c.display_name as entity_label,
  case when u.used >= p.daily_limit then 'CRITICAL' end as severity,
  jsonb_build_object(
    'used', u.used, 'limit', p.daily_limit, 'percent', u.used::bigint * 100 / p.daily_limit,
    'portfolio', p.portfolio, 'source', p.source
  ) as payload
from messaging.portfolios as p
cross join lateral (
  select messaging.budget_used(p.tenant_id, p.portfolio) as used
) as u
cross join lateral (
  select k.tenant_id, k.site_id, k.id, k.identity, k.display_name
  from public.channel_identities as k
  where k.tenant_id = p.tenant_id and k.portfolio = p.portfolio and k.status = 'active'
  order by k.channel_no
  limit 1
) as c
where p.daily_limit is not null and u.used::bigint * 100 >= p.daily_limit::bigint * 80;
comment on view messaging.check_channel_daily_limit is
  'Portfolios that used four fifths of the conversations they may begin in 24 hours; critical when none is left. One row each, under the oldest of its numbers.';
revoke all on messaging.check_channel_daily_limit from public;

insert into public.integrity_checks (
  code, module, view_name, severity, every, budget_ms, entity_route, tags, title, message, remedy
)
values (
  'CHANNEL_DAILY_LIMIT', 'messaging', 'messaging.check_channel_daily_limit', 'WARN',
  interval '1 minute', 1000, '/messaging/channels?id={entity_id}', '{messaging}',
  '{"fr": "Limite quotidienne de Meta presque atteinte", "en": "Daily limit of Meta nearly reached", "ar": "الاقتراب من الحد اليومي لدى Meta"}',
  '{"fr": "{entity_label} : {used} nouvelles conversations sur {limit} en 24 heures.",
    "en": "{entity_label}: {used} of {limit} new conversations within 24 hours.",
    "ar": "{entity_label}: {used} من {limit} محادثة جديدة خلال 24 ساعة."}',
  '{"fr": "Reportez les campagnes ; ce qui dépasse attend et part de lui-même. Une limite plus haute se demande à Meta.",
    "en": "Put campaigns off; what is beyond waits and leaves by itself. A higher limit is asked of Meta.",
    "ar": "أجّل الحملات، فما زاد ينتظر ويُرسل تلقائيا. يُطلب رفع الحد من Meta."}'
);

create function messaging.count_portfolios()
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the counts are internal. A claim does the same for its portfolio: this covers those that
-- send nothing now, so that the count begins when the limit is told and shrinks with the day. One
-- lock at a time matters not: none is waited for.
declare
  v_count integer;
begin
  select count(messaging.lock_budget(p.tenant_id, p.portfolio)) into v_count
  from messaging.portfolios as p
  where p.daily_limit is not null;
  return v_count;
end
$$;
comment on function messaging.count_portfolios() is
  'Takes off the counts of portfolios what is older than 24 hours. Returns how many were looked at.';
revoke all on function messaging.count_portfolios() from public;

insert into public.scheduled_jobs (
  code, module, command, runner, every, budget_ms, grace, position, description
)
values (
  'messaging_portfolios', 'messaging', 'messaging.count_portfolios', 'function',
  interval '1 minute', 5000, interval '15 minutes', 64,
  '{"fr": "Compte les nouvelles conversations du jour", "en": "Counts the new conversations of the day",
    "ar": "عدّ المحادثات الجديدة في اليوم"}'
);
