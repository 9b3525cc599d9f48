-- governance: from waiting items to messages: grouping, cooldown, repeats, cap.
-- Depends on: the queue and the message of this module.
-- Exposes: governance.plan_notifications for the scheduler.

create function governance.queue_repeats(batch integer)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: called by the scheduler, which may hold nothing else.
-- Looked at once per interval whatever comes out: an acknowledged alert is no work until then.
  with late as materialized (
    select d.tenant_id, d.rule_id, d.fingerprint
    from public.notification_rules as r
    join governance.notification_marks as d
      on d.tenant_id = r.tenant_id and d.rule_id = r.id and d.is_firing
      and d.considered_at <= now() - r.repeat_every
    where r.is_enabled and r.repeat_every is not null
    limit batch
  ),
  due as (
    update governance.notification_marks as m
    set considered_at = now()
    from late as l
    where m.tenant_id = l.tenant_id and m.rule_id = l.rule_id and m.fingerprint = l.fingerprint
    returning m.tenant_id, m.rule_id, m.alert_id
  )
  insert into governance.notification_items
    (tenant_id, rule_id, alert_id, reason, severity_rank, check_code, ready_at)
  select d.tenant_id, d.rule_id, a.id, 'REPEAT', a.severity_rank, a.check_code, now()
  from due as d
  join public.system_alerts as a on a.tenant_id = d.tenant_id and a.id = d.alert_id
  where a.status = 'OPEN'
    and (a.snoozed_until is null or a.snoozed_until <= now())
  on conflict do nothing
$$;
comment on function governance.queue_repeats(integer) is
  'Queues alerts that were told, are still open and nobody took, once per repeat_every of the rule.';
revoke all on function governance.queue_repeats(integer) from public;

create function governance.prune_items(rule public.notification_rules)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see queue_repeats.
begin
  with stale as (
    delete from governance.notification_items as i
    using public.system_alerts as a
    where i.tenant_id = rule.tenant_id and i.rule_id = rule.id
      and a.tenant_id = i.tenant_id and a.id = i.alert_id
      and (i.reason = 'RESOLVED') <> (a.status = 'RESOLVED')
    returning i.check_code, i.is_deferred
  )
  insert into public.notification_suppressions as s (
    tenant_id, rule_id, check_code, site_id, window_started_at, total_cooled, last_suppressed_at
  )
  select rule.tenant_id, rule.id, x.check_code, rule.site_id, now(), count(*), now()
  from stale as x
  where x.is_deferred
  group by x.check_code
  on conflict on constraint notification_suppressions_pkey do update set
    total_cooled = s.total_cooled + excluded.total_cooled,
    last_suppressed_at = excluded.last_suppressed_at;

  -- A resolved alert sleeps no more: its notice is not held back.
  update governance.notification_items as i
  set is_deferred = true, ready_at = a.snoozed_until
  from public.system_alerts as a
  where i.tenant_id = rule.tenant_id and i.rule_id = rule.id
    and a.tenant_id = i.tenant_id and a.id = i.alert_id
    and a.status <> 'RESOLVED' and a.snoozed_until > greatest(now(), i.ready_at - interval '1 second')
    and i.ready_at <= now();
end
$$;
comment on function governance.prune_items(public.notification_rules) is
  'Drops items that the alert has overtaken, and lets those of snoozed alerts wait for the end of the snooze.';
revoke all on function governance.prune_items(public.notification_rules) from public;

create function governance.take_items(rule public.notification_rules, reason text)
returns uuid[]
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: see queue_repeats.
-- What was told as open must be told as resolved: the cap does not count resolved notices.
  with taken as (
    delete from governance.notification_items as i
    where i.tenant_id = rule.tenant_id and i.rule_id = rule.id and i.reason = take_items.reason
      -- One message takes along whatever else waits for company.
      and (i.ready_at <= now() or not i.is_deferred)
    returning i.alert_id, i.check_code, i.severity_rank, i.created_at
  ),
  ranked as (
    select t.*,
      row_number() over (
        partition by t.check_code order by t.severity_rank, t.created_at, t.alert_id
      ) + case when s.window_started_at > now() - rule.flood_window then s.told_count else 0 end
        as place
    from taken as t
    left join public.notification_suppressions as s
      on s.tenant_id = rule.tenant_id and s.rule_id = rule.id and s.check_code = t.check_code
  ),
  judged as (
    select r.*, take_items.reason = 'RESOLVED' or coalesce(r.place, 1) <= rule.flood_cap as is_told
    from ranked as r
  ),
  counted as (
    insert into public.notification_suppressions as s (
      tenant_id, rule_id, check_code, site_id, window_started_at, told_count, suppressed_count,
      total_suppressed, last_suppressed_at
    )
    select rule.tenant_id, rule.id, j.check_code, rule.site_id, now(),
      count(*) filter (where j.is_told), count(*) filter (where not j.is_told),
      count(*) filter (where not j.is_told), max(now()) filter (where not j.is_told)
    from judged as j
    where take_items.reason <> 'RESOLVED'
    group by j.check_code
    on conflict on constraint notification_suppressions_pkey do update set
      window_started_at = case
        when s.window_started_at > now() - rule.flood_window then s.window_started_at
        else excluded.window_started_at
      end,
      told_count = excluded.told_count
        + case when s.window_started_at > now() - rule.flood_window then s.told_count else 0 end,
      suppressed_count = excluded.suppressed_count + case
        when s.window_started_at > now() - rule.flood_window then s.suppressed_count else 0
      end,
      total_suppressed = s.total_suppressed + excluded.total_suppressed,
      last_suppressed_at = coalesce(excluded.last_suppressed_at, s.last_suppressed_at)
  )
  select array_agg(j.alert_id order by j.severity_rank, j.created_at, j.alert_id)
  from judged as j
  where j.is_told
$$;
comment on function governance.take_items(public.notification_rules, text) is
  'Takes what is ready away and returns what may be told; the rest is counted against the cap.';
revoke all on function governance.take_items(public.notification_rules, text) from public;

create function governance.mark_told(
  rule public.notification_rules,
  reason text,
  alert_ids uuid[]
)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: see queue_repeats.
-- A resolved notice keeps notified_at: the cooldown counts from when the violation was told.
  insert into governance.notification_marks as m (
    tenant_id, rule_id, fingerprint, alert_id, severity_rank, notified_at, considered_at, is_firing
  )
  select distinct on (a.fingerprint)
    rule.tenant_id, rule.id, a.fingerprint, a.id, a.severity_rank, now(), now(), reason <> 'RESOLVED'
  from public.system_alerts as a
  where a.tenant_id = rule.tenant_id and a.id = any (alert_ids)
  order by a.fingerprint, a.episode desc
  on conflict on constraint notification_marks_pkey do update set
    alert_id = excluded.alert_id,
    severity_rank = excluded.severity_rank,
    notified_at = case when excluded.is_firing then excluded.notified_at else m.notified_at end,
    considered_at = excluded.considered_at,
    is_firing = excluded.is_firing
$$;
comment on function governance.mark_told(public.notification_rules, text, uuid[]) is
  'Remembers for each violation that this rule told it.';
revoke all on function governance.mark_told(public.notification_rules, text, uuid[]) from public;

create function governance.flush_rule(rule public.notification_rules)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see queue_repeats.
declare
  v_reason text;
  v_alert_ids uuid[];
  v_count integer := 0;
begin
  if not rule.is_enabled then
    delete from governance.notification_items as i
    where i.tenant_id = rule.tenant_id and i.rule_id = rule.id;
    return 0;
  end if;
  perform governance.prune_items(rule);
  for v_reason in
    select distinct i.reason
    from governance.notification_items as i
    where i.tenant_id = rule.tenant_id and i.rule_id = rule.id and i.ready_at <= now()
  loop
    v_alert_ids := governance.take_items(rule, v_reason);
    continue when v_alert_ids is null;
    perform governance.mark_told(rule, v_reason, v_alert_ids);
    insert into public.notification_deliveries
      (tenant_id, rule_id, site_id, channel, target, reason, alert_ids, payload)
    values (
      rule.tenant_id, rule.id, rule.site_id, rule.channel, rule.target, v_reason, v_alert_ids,
      governance.notification_payload(rule, v_reason, v_alert_ids)
    );
    v_count := v_count + 1;
  end loop;
  return v_count;
end
$$;
comment on function governance.flush_rule(public.notification_rules) is
  'Makes the messages of a rule that are ready: one per reason. Returns how many.';
revoke all on function governance.flush_rule(public.notification_rules) from public;

create function governance.plan_notifications(batch integer default 2000)
returns bigint
language plpgsql
volatile
security definer
set enable_seqscan = off
set search_path = ''
as $$
-- definer: see queue_repeats.
-- Every step goes by an index. A burst comes before its statistics: planned for the few rows of a
-- minute ago, a scan of all alerts per item looks cheap and takes seconds.
declare
  v_rule public.notification_rules;
  v_count bigint := 0;
begin
  -- Two planners would each take half of a group and send two messages.
  if not pg_try_advisory_xact_lock(hashtext('governance.plan_notifications')) then
    return 0;
  end if;
  perform governance.ensure_default_rules(batch);
  for v_turn in 1..5 loop
    exit when governance.queue_alert_news(batch) < batch;
  end loop;
  perform governance.queue_repeats(batch);
  for v_rule in
    select r.*
    from (
      select i.tenant_id, i.rule_id, min(i.ready_at) as ready_at
      from governance.notification_items as i
      where i.ready_at <= now()
      group by i.tenant_id, i.rule_id
      order by 3
      limit 200
    ) as ready
    join public.notification_rules as r on r.tenant_id = ready.tenant_id and r.id = ready.rule_id
    order by ready.ready_at
  loop
    v_count := v_count + governance.flush_rule(v_rule);
  end loop;
  return v_count;
end
$$;
comment on function governance.plan_notifications(integer) is
  'Turns the feed of alerts into messages, at most 5 * batch news at a time; what is left waits for the next turn. All or nothing: rolled back, the feed is untouched. Returns the messages made.';
revoke all on function governance.plan_notifications(integer) from public;
