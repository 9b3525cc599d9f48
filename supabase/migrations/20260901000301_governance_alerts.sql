-- governance: alerts, their history, the feed for notifications, the sums for metrics.
-- Depends on: the catalogue of this module, access, foundation.
-- Exposes: system_alerts (read; status by PATCH), alert_events (read).
-- governance.alert_outbox is the feed: whoever notifies deletes what it has taken.

create table public.system_alerts (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  check_code text not null,
  severity text not null,
  entity_type text not null,
  entity_id uuid,
  message text not null,
  payload jsonb not null default '{}',
  status text not null default 'OPEN',
  first_detected_at timestamptz not null default now(),
  last_detected_at timestamptz not null default now(),
  acknowledged_by uuid,
  acknowledged_at timestamptz,
  resolved_by uuid,
  resolved_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  site_id uuid,
  entity_key text,
  entity_label text,
  fingerprint uuid not null,
  episode integer not null default 1,
  previous_alert_id uuid,
  occurrence_count bigint not null default 1,
  first_run_no bigint not null default 0,
  is_active boolean not null default true,
  first_acknowledged_at timestamptz,
  resolved_by_system boolean not null default false,
  resolution_reason text,
  resolution_comment text,
  last_comment text,
  assigned_to uuid,
  assigned_at timestamptz,
  snoozed_until timestamptz,
  snoozed_by uuid,
  snoozed_severity text,
  due_at timestamptz,
  escalated_at timestamptz,
  version integer not null default 1,
  severity_rank smallint not null generated always as (
    case severity when 'CRITICAL' then 1 when 'WARN' then 2 else 3 end
  ) stored,
  constraint system_alerts_pkey primary key (tenant_id, id),
  constraint system_alerts_id_key unique (id),
  constraint system_alerts_tenant_fkey foreign key (tenant_id) references public.tenants (id),
  constraint system_alerts_site_fkey
    foreign key (tenant_id, site_id) references public.sites (tenant_id, id),
  constraint system_alerts_check_fkey
    foreign key (check_code) references public.integrity_checks (code),
  constraint system_alerts_previous_fkey
    foreign key (tenant_id, previous_alert_id) references public.system_alerts (tenant_id, id),
  constraint system_alerts_severity_check check (severity in ('CRITICAL', 'WARN', 'INFO')),
  constraint system_alerts_status_check check (status in ('OPEN', 'ACK', 'RESOLVED')),
  constraint system_alerts_payload_check check (jsonb_typeof(payload) = 'object'),
  constraint system_alerts_episode_check check ((episode = 1) = (previous_alert_id is null)),
  constraint system_alerts_open_check
    check (status <> 'OPEN' or (acknowledged_at is null and acknowledged_by is null)),
  constraint system_alerts_ack_check check (status <> 'ACK' or acknowledged_at is not null),
  constraint system_alerts_resolved_check check ((status = 'RESOLVED') = (resolved_at is not null)),
  constraint system_alerts_current_check check (status = 'RESOLVED' or is_active),
  constraint system_alerts_resolver_check
    check (case when resolved_by_system then status = 'RESOLVED' and resolved_by is null else true end),
  constraint system_alerts_reason_check check (
    resolution_reason in ('FIXED', 'FALSE_POSITIVE', 'ACCEPTED_RISK', 'DUPLICATE', 'OTHER')
  ),
  constraint system_alerts_comment_check
    check (char_length(resolution_comment) <= 4000 and char_length(last_comment) <= 4000),
  constraint system_alerts_snooze_check check ((snoozed_until is null) = (snoozed_severity is null))
) with (fillfactor = 85);
comment on table public.system_alerts is
  'One row per episode of a violation: it opens when a check finds it and is current until the condition clears. A return is another row that points to this one.';
comment on column public.system_alerts.message is
  'Rendered in the language of the tenant; the catalogue has the templates for the others.';
comment on column public.system_alerts.payload is
  'What the check said last. alert_events keeps what it said when the alert opened, worsened, closed.';
comment on column public.system_alerts.last_detected_at is
  'When the row was last confirmed: at most five minutes before the last good run while is_active.';
comment on column public.system_alerts.fingerprint is
  'Identity of the violation: check, entity type and entity, nothing that changes while it lasts.';
comment on column public.system_alerts.occurrence_count is
  'Good runs that found it, as of last_detected_at.';
comment on column public.system_alerts.is_active is
  'The condition held at the last good run. A resolved alert may be active: a person decided, the condition goes on.';
comment on column public.system_alerts.first_acknowledged_at is
  'First acknowledgement of this episode; it survives an un-ACK, for the mean time to acknowledge.';
comment on column public.system_alerts.last_comment is
  'What the last change was explained with; the history keeps each.';
comment on column public.system_alerts.snoozed_severity is
  'Severity that was put to sleep: a rise above it ends the snooze.';
comment on column public.system_alerts.version is
  'Raised by every decision and every change of severity, not by a mere confirmation: what compare-and-set callers send back.';
comment on column public.system_alerts.severity_rank is '1 CRITICAL, 2 WARN, 3 INFO: sort ascending.';

-- One current episode per violation, whoever writes.
create unique index system_alerts_current_key
  on public.system_alerts (tenant_id, fingerprint) where is_active;
create index system_alerts_active_check_idx on public.system_alerts (check_code) where is_active;
create index system_alerts_pending_idx
  on public.system_alerts (tenant_id, severity_rank, first_detected_at desc)
  where status <> 'RESOLVED';
create index system_alerts_overdue_idx
  on public.system_alerts (due_at) where status <> 'RESOLVED' and escalated_at is null;
create index system_alerts_snoozed_idx
  on public.system_alerts (snoozed_until) where status <> 'RESOLVED' and snoozed_until is not null;
create index system_alerts_episodes_idx
  on public.system_alerts (tenant_id, fingerprint, episode desc);
create index system_alerts_resolved_idx
  on public.system_alerts (tenant_id, resolved_at desc) where status = 'RESOLVED';
-- The original client lists everything by this order, whatever its tenant.
create index system_alerts_last_detected_idx
  on public.system_alerts (last_detected_at desc, tenant_id);
-- None on last_detected_at, which a run rewrites: an index on it would end heap-only updates, and a
-- refresh would write into every index of the whole history (21 times slower at 1,000,000 rows).
create index system_alerts_check_idx on public.system_alerts (check_code, tenant_id);
create index system_alerts_site_idx on public.system_alerts (tenant_id, site_id)
  where site_id is not null;
create index system_alerts_previous_idx on public.system_alerts (tenant_id, previous_alert_id)
  where previous_alert_id is not null;
create index system_alerts_entity_idx on public.system_alerts (entity_type, entity_id)
  where entity_id is not null;

create function governance.tg_system_alerts__version()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  new.updated_at := clock_timestamp();
  new.version := old.version;
  if (
    new.status, new.severity, new.is_active, new.assigned_to, new.snoozed_until,
    new.escalated_at, new.resolution_reason
  ) is distinct from (
    old.status, old.severity, old.is_active, old.assigned_to, old.snoozed_until,
    old.escalated_at, old.resolution_reason
  ) then
    new.version := old.version + 1;
  end if;
  return new;
end
$$;
comment on function governance.tg_system_alerts__version() is
  'Before update: a version per decision. A confirmation by a run must not make people lose a race.';
revoke all on function governance.tg_system_alerts__version() from public;
-- Fires after trg_system_alerts_set_actor (by name), so that it counts what that one decided.
create trigger trg_system_alerts_version
  before update on public.system_alerts
  for each row execute function governance.tg_system_alerts__version();
create trigger system_alerts_30_keep
  before delete or truncate on public.system_alerts
  for each statement execute function foundation.tg_append_only();

alter table public.system_alerts enable row level security;
create policy system_alerts_select_authenticated on public.system_alerts
  for select to authenticated
  using (coalesce(site_id, tenant_id) = any (array(select access.scopes_where('alerts.read'))));
create policy system_alerts_update_admin_directeur on public.system_alerts
  for update to authenticated
  using (
    coalesce(site_id, tenant_id) = any (array(
      select access.scopes_where('alerts.ack') union select access.scopes_where('alerts.resolve')
    ))
  )
  with check (
    coalesce(site_id, tenant_id) = any (array(
      select access.scopes_where('alerts.ack') union select access.scopes_where('alerts.resolve')
    ))
  );
grant select on public.system_alerts to authenticated, service_role;
-- The original client sends its own id and clock with the status; the server replaces both.
grant update (
  status, acknowledged_by, acknowledged_at, resolved_by, resolved_at, resolution_reason,
  resolution_comment
) on public.system_alerts to authenticated;

create table public.alert_events (
  tenant_id uuid not null,
  alert_id uuid not null,
  id bigint generated always as identity,
  site_id uuid,
  kind text not null,
  from_status text,
  to_status text not null,
  severity text not null,
  actor_id uuid,
  actor_name text,
  assignee_id uuid,
  assignee_name text,
  reason text,
  comment text,
  until timestamptz,
  evidence jsonb,
  alert_version integer not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint alert_events_pkey primary key (tenant_id, alert_id, id),
  constraint alert_events_alert_fkey
    foreign key (tenant_id, alert_id) references public.system_alerts (tenant_id, id),
  constraint alert_events_kind_check check (kind in (
    'OPENED', 'WORSENED', 'EASED', 'ACKNOWLEDGED', 'UNACKNOWLEDGED', 'RESOLVED', 'AUTO_RESOLVED',
    'REOPENED', 'CLEARED', 'SUPERSEDED', 'ASSIGNED', 'COMMENTED', 'SNOOZED', 'UNSNOOZED',
    'ESCALATED', 'NOTIFIED'
  )),
  constraint alert_events_comment_check check (char_length(comment) <= 4000)
);
comment on table public.alert_events is
  'What happened to an alert: who, when, from, to, why, with the evidence of that moment. Append-only.';
comment on column public.alert_events.kind is
  'CLEARED: the condition of an alert that a person had resolved is gone; SUPERSEDED: it became worse than what he decided on, a new episode took over. The other names say it.';
comment on column public.alert_events.actor_id is 'auth.users.id of the person, from the token; null: the system.';
comment on column public.alert_events.actor_name is
  'The name at that time: the history stays readable when the person has left.';
comment on column public.alert_events.until is 'End of the snooze, on SNOOZED.';
comment on column public.alert_events.evidence is
  'The payload of that moment, on OPENED, WORSENED, EASED, RESOLVED, AUTO_RESOLVED, REOPENED, CLEARED and SUPERSEDED.';
comment on column public.alert_events.alert_version is 'Version of the alert after the event.';
create index alert_events_alert_idx on public.alert_events (alert_id, id);
create trigger alert_events_30_guard
  before update or delete or truncate on public.alert_events
  for each statement execute function foundation.tg_append_only();
alter table public.alert_events enable row level security;
create policy alert_events_select_authenticated on public.alert_events
  for select to authenticated
  using (coalesce(site_id, tenant_id) = any (array(select access.scopes_where('alerts.read'))));
grant select on public.alert_events to authenticated, service_role;

create table governance.alert_outbox (
  id bigint generated always as identity,
  tenant_id uuid not null,
  alert_id uuid not null,
  event_id bigint not null,
  kind text not null,
  severity text not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint alert_outbox_pkey primary key (id)
);
comment on table governance.alert_outbox is
  'Events that somebody may have to hear of, written with the event, deleted by whoever notifies: a row that is there is not dealt with, in whatever order the writers committed.';
alter table governance.alert_outbox enable row level security;
create policy alert_outbox_select_nobody on governance.alert_outbox
  for select to authenticated using (false);

create table governance.alert_days (
  tenant_id uuid not null,
  check_code text not null,
  day date not null,
  severity text not null,
  opened bigint not null default 0,
  resolved bigint not null default 0,
  resolve_seconds numeric not null default 0,
  acknowledged bigint not null default 0,
  acknowledge_seconds numeric not null default 0,
  constraint alert_days_pkey primary key (tenant_id, day, check_code, severity)
) with (fillfactor = 80);
comment on table governance.alert_days is
  'Sums per local day of the tenant, so that the metrics never read the history. Written by fold_alert_days only.';
alter table governance.alert_days enable row level security;
create policy alert_days_select_nobody on governance.alert_days
  for select to authenticated using (false);

create table governance.alert_day_deltas (
  id bigint generated always as identity,
  tenant_id uuid not null,
  check_code text not null,
  day date not null,
  severity text not null,
  opened integer not null default 0,
  resolved integer not null default 0,
  resolve_seconds numeric not null default 0,
  acknowledged integer not null default 0,
  acknowledge_seconds numeric not null default 0,
  constraint alert_day_deltas_pkey primary key (id)
);
comment on table governance.alert_day_deltas is
  'What is not in alert_days yet. Insert only: two people acting at once would otherwise wait for the same sum, and two bulk changes could wait for each other.';
create index alert_day_deltas_tenant_idx on governance.alert_day_deltas (tenant_id, day);
alter table governance.alert_day_deltas enable row level security;
create policy alert_day_deltas_select_nobody on governance.alert_day_deltas
  for select to authenticated using (false);
