-- governance: whatever changes an alert, a door, a PATCH, a run or an owner at a prompt, leaves its
-- events, its notification feed and its sums: they are triggers, so that no path can forget them.
-- Depends on: the tables of this module, access.actor.
-- Exposes: triggers; governance.person_name for the rules of this module.

create function governance.person_name(tenant_id uuid, user_id uuid)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: a history names people whom the writer may not list.
begin
  return (
    select p.nom_complet
    from public.profils as p
    where p.tenant_id = person_name.tenant_id
      and p.user_id = person_name.user_id
    order by p.status, p.site_id nulls first
    limit 1
  );
end
$$;
comment on function governance.person_name(uuid, uuid) is
  'Name of a person within a tenant; null when there is none.';
revoke all on function governance.person_name(uuid, uuid) from public;

create function governance.tg_system_alerts__opened()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on the history.
begin
  insert into public.alert_events (
    tenant_id, alert_id, site_id, kind, to_status, severity, evidence, alert_version
  )
  select n.tenant_id, n.id, n.site_id, 'OPENED', n.status, n.severity, n.payload, n.version
  from new_rows as n;
  return null;
end
$$;
comment on function governance.tg_system_alerts__opened() is 'After insert: the first event of each episode.';
revoke all on function governance.tg_system_alerts__opened() from public;
create trigger system_alerts_90_opened
  after insert on public.system_alerts
  referencing new table as new_rows
  for each statement execute function governance.tg_system_alerts__opened();

create function governance.event_kinds(o public.system_alerts, n public.system_alerts)
returns text[]
language sql
immutable
security invoker
set search_path = ''
as $$
  select array_remove(array[
    case
      when o.status = 'OPEN' and n.status = 'ACK' then 'ACKNOWLEDGED'
      when o.status = 'ACK' and n.status = 'OPEN' then 'UNACKNOWLEDGED'
      when o.status = 'RESOLVED' and n.status <> 'RESOLVED' then 'REOPENED'
      when o.status = 'RESOLVED' and o.is_active and not n.is_active then case
        -- A run confirms what has become worse, and leaves alone what is gone.
        when n.last_detected_at > o.last_detected_at then 'SUPERSEDED'
        else 'CLEARED'
      end
      when o.status = n.status then null
      when n.resolved_by_system then 'AUTO_RESOLVED'
      else 'RESOLVED'
    end,
    case
      when n.severity_rank < o.severity_rank then 'WORSENED'
      when n.severity_rank > o.severity_rank then 'EASED'
    end,
    case when n.assigned_to is distinct from o.assigned_to then 'ASSIGNED' end,
    case
      when n.snoozed_until is not distinct from o.snoozed_until then null
      when n.snoozed_until is null then 'UNSNOOZED'
      else 'SNOOZED'
    end,
    case when n.escalated_at is distinct from o.escalated_at and n.escalated_at is not null
      then 'ESCALATED'
    end
  ], null)
$$;
comment on function governance.event_kinds(public.system_alerts, public.system_alerts) is
  'What happened between two versions of an alert, in the order in which it is told.';
revoke all on function governance.event_kinds(public.system_alerts, public.system_alerts)
  from public;

create function governance.tg_system_alerts__changed()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on the history.
-- A person is named only for what people do: a run started by hand still closes as the system.
begin
  insert into public.alert_events (
    tenant_id, alert_id, site_id, kind, from_status, to_status, severity, actor_id, actor_name,
    assignee_id, assignee_name, reason, comment, until, evidence, alert_version
  )
  select
    n.tenant_id, n.id, n.site_id, k.kind, o.status, n.status, n.severity,
    w.actor_id,
    case when w.actor_id is not null then governance.person_name(n.tenant_id, w.actor_id) end,
    case when k.kind = 'ASSIGNED' then n.assigned_to end,
    case
      when k.kind = 'ASSIGNED' and n.assigned_to is not null
        then governance.person_name(n.tenant_id, n.assigned_to)
    end,
    case when k.kind in ('RESOLVED', 'AUTO_RESOLVED') then n.resolution_reason end,
    n.last_comment,
    case when k.kind = 'SNOOZED' then n.snoozed_until end,
    case
      when k.kind in (
        'WORSENED', 'EASED', 'RESOLVED', 'AUTO_RESOLVED', 'REOPENED', 'CLEARED', 'SUPERSEDED'
      ) then n.payload
    end,
    n.version
  from new_rows as n
  join old_rows as o on o.id = n.id and o.version <> n.version
  cross join lateral unnest(governance.event_kinds(o, n)) with ordinality as k (kind, position)
  cross join lateral (
    select case
      when k.kind in (
        'AUTO_RESOLVED', 'CLEARED', 'SUPERSEDED', 'WORSENED', 'EASED', 'ESCALATED'
      ) then null
      when k.kind = 'RESOLVED' then n.resolved_by
      when n.severity <> o.severity then null
      else access.actor()
    end as actor_id
  ) as w
  order by n.id, k.position;
  return null;
end
$$;
comment on function governance.tg_system_alerts__changed() is
  'After update: the events of every row that changed, in one statement.';
revoke all on function governance.tg_system_alerts__changed() from public;
create trigger system_alerts_90_changed
  after update on public.system_alerts
  referencing old table as old_rows new table as new_rows
  for each statement execute function governance.tg_system_alerts__changed();

create function governance.tg_alert_events__feed()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the feed is internal.
begin
  insert into governance.alert_outbox (tenant_id, alert_id, event_id, kind, severity, created_at)
  select n.tenant_id, n.alert_id, n.id, n.kind, n.severity, n.created_at
  from new_rows as n
  where n.kind in (
    'OPENED', 'WORSENED', 'REOPENED', 'ACKNOWLEDGED', 'RESOLVED', 'AUTO_RESOLVED', 'UNSNOOZED',
    'ESCALATED'
  )
  order by n.id;
  return null;
end
$$;
comment on function governance.tg_alert_events__feed() is
  'After insert: the feed of notifications gets its row in the transaction of the event.';
revoke all on function governance.tg_alert_events__feed() from public;
create trigger alert_events_90_feed
  after insert on public.alert_events
  referencing new table as new_rows
  for each statement execute function governance.tg_alert_events__feed();

create function governance.tg_system_alerts__count_opened()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the sums are internal.
begin
  insert into governance.alert_day_deltas (tenant_id, check_code, day, severity, opened)
  select
    n.tenant_id, n.check_code, (n.first_detected_at at time zone t.timezone)::date, n.severity,
    count(*)
  from new_rows as n
  join public.tenants as t on t.id = n.tenant_id
  group by 1, 2, 3, 4;
  return null;
end
$$;
comment on function governance.tg_system_alerts__count_opened() is 'After insert: what opened, by day.';
revoke all on function governance.tg_system_alerts__count_opened() from public;
create trigger system_alerts_91_count_opened
  after insert on public.system_alerts
  referencing new table as new_rows
  for each statement execute function governance.tg_system_alerts__count_opened();

create function governance.tg_system_alerts__count_changed()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the sums are internal.
-- A reopened alert takes its resolution back from the day that counted it: sums of days stay true.
begin
  insert into governance.alert_day_deltas (
    tenant_id, check_code, day, severity, resolved, resolve_seconds, acknowledged,
    acknowledge_seconds
  )
  select
    n.tenant_id, n.check_code, (m.at at time zone t.timezone)::date, n.severity,
    sum(m.resolved), sum(m.resolved * m.seconds), sum(m.acked), sum(m.acked * m.seconds)
  from new_rows as n
  join old_rows as o on o.id = n.id and o.version <> n.version
  join public.tenants as t on t.id = n.tenant_id
  cross join lateral (
    select
      c.at, c.resolved, c.acked,
      greatest(extract(epoch from c.at - n.first_detected_at), 0) as seconds
    from (
      values
        (o.resolved_at, -1, 0, o.status = 'RESOLVED' and n.status <> 'RESOLVED'),
        (n.resolved_at, 1, 0, o.status <> 'RESOLVED' and n.status = 'RESOLVED'),
        (n.first_acknowledged_at, 0, 1,
          o.first_acknowledged_at is null and n.first_acknowledged_at is not null)
    ) as c (at, resolved, acked, happened)
    where c.happened
  ) as m
  group by 1, 2, 3, 4;
  return null;
end
$$;
comment on function governance.tg_system_alerts__count_changed() is
  'After update: what was acknowledged and resolved, by day, and how long it took.';
revoke all on function governance.tg_system_alerts__count_changed() from public;
create trigger system_alerts_91_count_changed
  after update on public.system_alerts
  referencing old table as old_rows new table as new_rows
  for each statement execute function governance.tg_system_alerts__count_changed();

create function governance.fold_alert_days(batch integer default 20000)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: called by runs that a member may have started.
-- One folder at a time, so that two of them never wait for each other's sums; readers see a delta
-- either in its own table or in the sum, because both change in one commit.
declare
  v_folded integer;
begin
  if not pg_try_advisory_xact_lock(hashtext('governance.fold_alert_days')) then
    return 0;
  end if;
  with taken as (
    delete from governance.alert_day_deltas as d
    where d.id in (select x.id from governance.alert_day_deltas as x order by x.id limit batch)
    returning d.*
  ),
  summed as (
    insert into governance.alert_days as s (
      tenant_id, check_code, day, severity, opened, resolved, resolve_seconds, acknowledged,
      acknowledge_seconds
    )
    select
      t.tenant_id, t.check_code, t.day, t.severity, sum(t.opened), sum(t.resolved),
      sum(t.resolve_seconds), sum(t.acknowledged), sum(t.acknowledge_seconds)
    from taken as t
    group by t.tenant_id, t.check_code, t.day, t.severity
    on conflict (tenant_id, day, check_code, severity) do update
    set
      opened = s.opened + excluded.opened,
      resolved = s.resolved + excluded.resolved,
      resolve_seconds = s.resolve_seconds + excluded.resolve_seconds,
      acknowledged = s.acknowledged + excluded.acknowledged,
      acknowledge_seconds = s.acknowledge_seconds + excluded.acknowledge_seconds
  )
  select count(*) into v_folded from taken;
  return v_folded;
end
$$;
comment on function governance.fold_alert_days(integer) is
  'Adds waiting deltas to the sums per day; returns how many. Every run ends with it.';
revoke all on function governance.fold_alert_days(integer) from public;
