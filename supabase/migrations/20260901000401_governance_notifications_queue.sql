-- governance: what waits to be told, and what was told last. Internal state of the planner.
-- Depends on: notification_rules, system_alerts, the feed governance.alert_outbox.
-- Exposes: nothing.

create table governance.notification_dispatcher (
  only_row boolean not null default true,
  seen_at timestamptz,
  destinations text[] not null default '{}',
  constraint notification_dispatcher_pkey primary key (only_row),
  constraint notification_dispatcher_only_row_check check (only_row)
);
comment on table governance.notification_dispatcher is
  'When the sender last asked for work and which addresses its environment has: the database cannot see that environment.';
comment on column governance.notification_dispatcher.seen_at is 'Null: never, so far.';
comment on column governance.notification_dispatcher.destinations is
  'webhook: ALERT_WEBHOOK_URL is set; email: ALERT_EMAIL_WEBHOOK_URL is set.';
alter table governance.notification_dispatcher enable row level security;
create policy notification_dispatcher_select_nobody on governance.notification_dispatcher
  for select to authenticated using (false);
insert into governance.notification_dispatcher default values;

create table governance.notification_items (
  tenant_id uuid not null,
  rule_id uuid not null,
  alert_id uuid not null,
  reason text not null,
  severity_rank smallint not null,
  check_code text not null,
  is_deferred boolean not null default false,
  ready_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint notification_items_pkey primary key (tenant_id, rule_id, alert_id),
  constraint notification_items_rule_fkey
    foreign key (tenant_id, rule_id) references public.notification_rules (tenant_id, id)
    on delete cascade,
  constraint notification_items_reason_check
    check (reason in ('OPENED', 'WORSENED', 'REPEAT', 'RESOLVED', 'ESCALATED'))
);
comment on table governance.notification_items is
  'Alerts that wait for their message. One per rule and alert: the latest news replaces the former.';
comment on column governance.notification_items.is_deferred is
  'Held back by a cooldown or a snooze until ready_at, and not taken along by a message that goes earlier.';
create index notification_items_ready_at_idx on governance.notification_items (ready_at);
alter table governance.notification_items enable row level security;
create policy notification_items_select_nobody on governance.notification_items
  for select to authenticated using (false);

create table governance.notification_marks (
  tenant_id uuid not null,
  rule_id uuid not null,
  fingerprint uuid not null,
  alert_id uuid not null,
  severity_rank smallint not null,
  notified_at timestamptz not null,
  considered_at timestamptz not null,
  is_firing boolean not null default true,
  constraint notification_marks_pkey primary key (tenant_id, rule_id, fingerprint),
  constraint notification_marks_rule_fkey
    foreign key (tenant_id, rule_id) references public.notification_rules (tenant_id, id)
    on delete cascade
);
comment on table governance.notification_marks is
  'The last time a rule told of a violation: cooldown, repeats, and whether a resolved notice is owed.';
comment on column governance.notification_marks.alert_id is 'The episode that was told last.';
comment on column governance.notification_marks.considered_at is
  'When it was told or last looked at for a repeat: an acknowledged alert is not looked at at every turn.';
comment on column governance.notification_marks.is_firing is 'Told as open and not yet as resolved.';
create index notification_marks_repeat_idx
  on governance.notification_marks (tenant_id, rule_id, considered_at) where is_firing;
create index notification_marks_fingerprint_idx
  on governance.notification_marks (tenant_id, fingerprint) where is_firing;
create index notification_marks_idle_idx
  on governance.notification_marks (notified_at) where not is_firing;
alter table governance.notification_marks enable row level security;
create policy notification_marks_select_nobody on governance.notification_marks
  for select to authenticated using (false);

create function governance.ensure_default_rules(batch integer)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: called by the scheduler, which may hold nothing else.
  insert into public.notification_rules (tenant_id, name, is_default)
  select
    t.id,
    case t.default_locale
      when 'ar' then 'التنبيهات الافتراضية' when 'en' then 'Default notices'
      else 'Notifications par défaut'
    end,
    true
  from (
    select o.tenant_id from governance.alert_outbox as o order by o.id limit batch
  ) as waiting
  join public.tenants as t on t.id = waiting.tenant_id
  where exists (
    select from governance.notification_dispatcher as d where 'webhook' = any (d.destinations)
  )
    and not exists (select from public.notification_rules as r where r.tenant_id = t.id)
  group by t.id
  on conflict do nothing
$$;
comment on function governance.ensure_default_rules(integer) is
  'Gives tenants with news and no rule the one that uses ALERT_WEBHOOK_URL, where that is set.';
revoke all on function governance.ensure_default_rules(integer) from public;

create function governance.take_alert_news(batch integer)
returns table (tenant_id uuid, alert_id uuid, kinds text[])
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: see ensure_default_rules.
-- Until a sender has asked for the first time nobody knows whether there is a default address: news
-- of tenants without a rule wait up to ten minutes for it, so that the first alerts are told too.
  with taken as (
    delete from governance.alert_outbox as o
    -- array(): asked once. As a subquery of a join it may be asked again for every row, and then it
    -- takes more than batch.
    where o.id = any (array(
      select w.id
      from governance.alert_outbox as w
      where exists (
        select from governance.notification_dispatcher as d where d.seen_at is not null
      )
        or w.created_at < now() - interval '10 minutes'
        or exists (select from public.notification_rules as r where r.tenant_id = w.tenant_id)
      order by w.id
      limit batch
      -- A row whose writer's lock lingers is taken at the next turn instead of waited for.
      for update of w skip locked
    ))
    returning o.tenant_id, o.alert_id, o.kind
  )
  select t.tenant_id, t.alert_id, array_agg(distinct t.kind)
  from taken as t
  group by t.tenant_id, t.alert_id
$$;
comment on function governance.take_alert_news(integer) is
  'Takes at most batch rows of the feed away, in one row per alert. Rolled back, they are there again.';
revoke all on function governance.take_alert_news(integer) from public;

create function governance.open_items(tenant_id uuid, alert_id uuid, kinds text[])
returns table (
  rule_id uuid,
  reason text,
  severity_rank smallint,
  check_code text,
  is_deferred boolean,
  ready_at timestamptz
)
language sql
stable
security invoker
set search_path = ''
as $$
  select r.id,
    case
      when 'ESCALATED' = any (kinds) then 'ESCALATED'
      when 'WORSENED' = any (kinds) then 'WORSENED'
      when kinds && array['OPENED', 'REOPENED'] then 'OPENED'
      -- A snooze has ended: a reminder, unless it began before anybody was told.
      when m.alert_id = a.id then 'REPEAT'
      else 'OPENED'
    end,
    a.severity_rank, a.check_code, not w.is_urgent and w.cool_at > now(),
    case
      when w.is_urgent then now()
      when w.cool_at > now() then w.cool_at
      else now() + r.group_wait
    end
  from public.system_alerts as a
  join public.notification_rules as r
    on r.tenant_id = a.tenant_id
    and r.is_enabled
    and r.min_rank >= a.severity_rank
    and (r.check_codes is null or a.check_code = any (r.check_codes))
    and (r.site_id is null or r.site_id = a.site_id)
  left join governance.notification_marks as m
    on m.tenant_id = r.tenant_id and m.rule_id = r.id and m.fingerprint = a.fingerprint
  cross join lateral (
    select
      kinds && array['ESCALATED', 'WORSENED']
      or coalesce(m.severity_rank > a.severity_rank, false) as is_urgent,
      coalesce(m.notified_at + r.cooldown, '-infinity') as cool_at
  ) as w
  where a.tenant_id = open_items.tenant_id
    and a.id = open_items.alert_id
    and a.status <> 'RESOLVED'
    and (
      kinds && array['OPENED', 'REOPENED', 'WORSENED', 'ESCALATED']
      or (a.status = 'OPEN' and 'UNSNOOZED' = any (kinds))
    )
$$;
comment on function governance.open_items(uuid, uuid, text[]) is
  'What each rule has to tell about an alert that is not resolved, and when: at once, after its group wait, or when the cooldown ends.';
revoke all on function governance.open_items(uuid, uuid, text[]) from public;

create function governance.close_marks(alert_ids uuid[])
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: see ensure_default_rules.
-- Only what was told as open is told as resolved, and only by rules that want it.
  with closing as (
    select m.tenant_id, m.rule_id, m.fingerprint, a.id as alert_id, a.severity_rank, a.check_code,
      r.group_wait, r.is_enabled and r.notify_resolved as is_told
    from public.system_alerts as a
    join governance.notification_marks as m
      on m.tenant_id = a.tenant_id and m.fingerprint = a.fingerprint
      and m.alert_id = a.id and m.is_firing
    join public.notification_rules as r on r.tenant_id = m.tenant_id and r.id = m.rule_id
    where a.id = any (alert_ids)
      and a.status = 'RESOLVED'
  ),
  silent as (
    update governance.notification_marks as m
    set is_firing = false
    from closing as c
    where not c.is_told
      and m.tenant_id = c.tenant_id and m.rule_id = c.rule_id and m.fingerprint = c.fingerprint
  )
  insert into governance.notification_items
    (tenant_id, rule_id, alert_id, reason, severity_rank, check_code, ready_at)
  select c.tenant_id, c.rule_id, c.alert_id, 'RESOLVED', c.severity_rank, c.check_code,
    now() + c.group_wait
  from closing as c
  where c.is_told
  on conflict on constraint notification_items_pkey do update set
    reason = excluded.reason, is_deferred = false, ready_at = excluded.ready_at
$$;
comment on function governance.close_marks(uuid[]) is
  'Queues the resolved notice of alerts that a rule had told as open.';
revoke all on function governance.close_marks(uuid[]) from public;

create function governance.queue_alert_news(batch integer)
returns bigint
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see ensure_default_rules.
-- What is told is decided by the alert as it is now, not by the order of its events.
declare
  v_alert_ids uuid[];
begin
  with news as materialized (
    select * from governance.take_alert_news(batch)
  ),
  queued as (
    insert into governance.notification_items as i
      (tenant_id, rule_id, alert_id, reason, severity_rank, check_code, is_deferred, ready_at)
    select n.tenant_id, o.rule_id, n.alert_id, o.reason, o.severity_rank, o.check_code,
      o.is_deferred, o.ready_at
    from news as n
    cross join lateral governance.open_items(n.tenant_id, n.alert_id, n.kinds) as o
    on conflict on constraint notification_items_pkey do update set
      -- An alert that nobody heard of yet is news, whatever happened to it meanwhile.
      reason = case
        when i.reason = 'OPENED' and not i.is_deferred then i.reason else excluded.reason
      end,
      severity_rank = excluded.severity_rank,
      is_deferred = excluded.is_deferred and (i.is_deferred or i.reason = 'RESOLVED'),
      ready_at = case
        when i.reason = 'RESOLVED' then excluded.ready_at else least(i.ready_at, excluded.ready_at)
      end
  )
  select array_agg(n.alert_id) into v_alert_ids from news as n;

  perform governance.close_marks(v_alert_ids);
  return coalesce(cardinality(v_alert_ids), 0);
end
$$;
comment on function governance.queue_alert_news(integer) is
  'Turns news of alerts into items that wait for their message. Returns how many alerts had news.';
revoke all on function governance.queue_alert_news(integer) from public;
