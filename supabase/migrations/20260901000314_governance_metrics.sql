-- governance: how fast alerts are dealt with, and whether it gets better.
-- Depends on: alert_days, alert_day_deltas, system_alerts of this module, access.
-- Exposes: governance_metrics. Costs what the days cost, not the history.

create function governance.day_sums(tenant_id uuid, since date)
returns table (
  check_code text,
  day date,
  opened bigint,
  resolved bigint,
  resolve_seconds numeric,
  acknowledged bigint,
  acknowledge_seconds numeric
)
language sql
stable
security definer
rows 1000
set search_path = ''
as $$
-- definer: the sums are internal. Both tables in one statement: a delta moves between them in one
-- commit, so that it is counted once.
  select
    u.check_code, u.day, sum(u.opened)::bigint, sum(u.resolved)::bigint, sum(u.resolve_seconds),
    sum(u.acknowledged)::bigint, sum(u.acknowledge_seconds)
  from (
    select
      s.check_code, s.day, s.opened, s.resolved, s.resolve_seconds, s.acknowledged,
      s.acknowledge_seconds
    from governance.alert_days as s
    where s.tenant_id = day_sums.tenant_id and s.day >= since
    union all
    select
      d.check_code, d.day, d.opened, d.resolved, d.resolve_seconds, d.acknowledged,
      d.acknowledge_seconds
    from governance.alert_day_deltas as d
    where d.tenant_id = day_sums.tenant_id and d.day >= since
  ) as u
  group by u.check_code, u.day
$$;
comment on function governance.day_sums(uuid, date) is 'Sums per check and local day, waiting deltas included.';
revoke all on function governance.day_sums(uuid, date) from public;

create function governance.open_by_age(tenant_id uuid)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
-- definer: see day_sums.
  select jsonb_agg(
    jsonb_build_object('bucket', b.bucket, 'count', coalesce(o.alerts, 0)) order by b.position
  )
  from (
    values (1, '<1h'), (2, '1h-24h'), (3, '1d-2d'), (4, '2d-7d'), (5, '>7d')
  ) as b (position, bucket)
  left join (
    select
      case
        when a.first_detected_at > now() - interval '1 hour' then 1
        when a.first_detected_at > now() - interval '1 day' then 2
        when a.first_detected_at > now() - interval '2 days' then 3
        when a.first_detected_at > now() - interval '7 days' then 4
        else 5
      end as position,
      count(*) as alerts
    from public.system_alerts as a
    where a.tenant_id = open_by_age.tenant_id and a.status <> 'RESOLVED'
    group by 1
  ) as o on o.position = b.position
$$;
comment on function governance.open_by_age(uuid) is 'Alerts not resolved, by how long they have been there.';
revoke all on function governance.open_by_age(uuid) from public;

create function governance.metrics_by_check(tenant_id uuid, since date)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
-- definer: see day_sums.
  select coalesce(jsonb_agg(
    jsonb_build_object(
      'check_code', c.code,
      'opened', coalesce(s.opened, 0),
      'resolved', coalesce(s.resolved, 0),
      'open', coalesce(o.alerts, 0),
      'mtta_seconds', round(s.acknowledge_seconds / nullif(s.acknowledged, 0)),
      'mttr_seconds', round(s.resolve_seconds / nullif(s.resolved, 0))
    ) order by coalesce(s.opened, 0) desc, c.code
  ), '[]')
  from public.integrity_checks as c
  left join (
    select
      d.check_code, sum(d.opened) as opened, sum(d.resolved) as resolved,
      sum(d.resolve_seconds) as resolve_seconds, sum(d.acknowledged) as acknowledged,
      sum(d.acknowledge_seconds) as acknowledge_seconds
    from governance.day_sums(metrics_by_check.tenant_id, since) as d
    group by d.check_code
  ) as s on s.check_code = c.code
  left join (
    select a.check_code, count(*) as alerts
    from public.system_alerts as a
    where a.tenant_id = metrics_by_check.tenant_id and a.status <> 'RESOLVED'
    group by a.check_code
  ) as o on o.check_code = c.code
  where s.check_code is not null or o.check_code is not null
$$;
comment on function governance.metrics_by_check(uuid, date) is
  'Per check: opened, resolved, open now, mean seconds to acknowledge and to resolve.';
revoke all on function governance.metrics_by_check(uuid, date) from public;

create function governance.metrics_trend(tenant_id uuid, since date, today date)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
-- definer: see day_sums.
-- Open at the end of a day is counted back from now: it stays right whatever came before the sums.
  select jsonb_agg(
    jsonb_build_object(
      'day', t.day,
      'opened', t.opened,
      'resolved', t.resolved,
      'open', t.open_now - t.later
    ) order by t.day
  )
  from (
    select
      g.day::date as day,
      coalesce(s.opened, 0) as opened,
      coalesce(s.resolved, 0) as resolved,
      coalesce(
        sum(coalesce(s.opened, 0) - coalesce(s.resolved, 0)) over (
          order by g.day desc rows between unbounded preceding and 1 preceding
        ),
        0
      ) as later,
      (
        select count(*) from public.system_alerts as a
        where a.tenant_id = metrics_trend.tenant_id and a.status <> 'RESOLVED'
      ) as open_now
    from generate_series(since::timestamp, today::timestamp, interval '1 day') as g (day)
    left join (
      select d.day, sum(d.opened) as opened, sum(d.resolved) as resolved
      from governance.day_sums(metrics_trend.tenant_id, since) as d
      group by d.day
    ) as s on s.day = g.day::date
  ) as t
$$;
comment on function governance.metrics_trend(uuid, date, date) is
  'Per local day: opened, resolved, open at the end of it.';
revoke all on function governance.metrics_trend(uuid, date, date) from public;

create function governance.governance_metrics(tenant_id uuid, days integer default 30)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see day_sums.
declare
  v_today date;
  v_since date;
  v_means jsonb;
begin
  if not access.is_system() then
    perform access.require_permission('alerts.read', governance_metrics.tenant_id);
  end if;
  if days is null or days not between 1 and 366 then
    raise exception using
      errcode = 'PT422',
      message = 'days_invalid',
      detail = format('%s is not between 1 and 366.', coalesce(days::text, 'null')),
      hint = 'Ask for 30 days.';
  end if;
  select (now() at time zone t.timezone)::date into v_today
  from public.tenants as t
  where t.id = governance_metrics.tenant_id;
  v_since := v_today - (days - 1);
  select jsonb_build_object(
    'mtta_seconds', round(sum(d.acknowledge_seconds) / nullif(sum(d.acknowledged), 0)),
    'mttr_seconds', round(sum(d.resolve_seconds) / nullif(sum(d.resolved), 0))
  ) into v_means
  from governance.day_sums(governance_metrics.tenant_id, v_since) as d;
  return v_means || jsonb_build_object(
    'days', days,
    'open_by_age', governance.open_by_age(governance_metrics.tenant_id),
    'by_check', governance.metrics_by_check(governance_metrics.tenant_id, v_since),
    'trend', governance.metrics_trend(governance_metrics.tenant_id, v_since, v_today)
  );
end
$$;
comment on function governance.governance_metrics(uuid, integer) is
  'Mean seconds to acknowledge and to resolve, open by age, by check, trend per local day, over the last days. Permission alerts.read on the whole tenant. Errors: permission_denied (403), days_invalid (422).';
revoke all on function governance.governance_metrics(uuid, integer) from public;
grant execute on function governance.governance_metrics(uuid, integer)
  to authenticated, service_role;

create function public.governance_metrics(tenant_id uuid, days integer default 30)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select governance.governance_metrics(tenant_id, days);
end;
comment on function public.governance_metrics(uuid, integer) is
  'Mean seconds to acknowledge and to resolve, open by age, by check, trend per local day, over the last days. Permission alerts.read on the whole tenant. Errors: permission_denied (403), days_invalid (422).';
revoke all on function public.governance_metrics(uuid, integer) from public;
grant execute on function public.governance_metrics(uuid, integer) to authenticated, service_role;
