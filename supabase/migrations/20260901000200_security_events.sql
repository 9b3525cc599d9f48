-- security: what happened that a security officer would want to know, typed and append-only.
-- Depends on: foundation.tg_append_only, access (actor, scopes_where, has_permission), tenants.
-- Exposes: public.security_event_types, security_events (read), log_security_event (service role).

create table public.security_event_types (
  code text not null,
  severity text not null,
  module text not null,
  description jsonb not null,
  created_at timestamptz not null default now(),
  constraint security_event_types_pkey primary key (code),
  constraint security_event_types_code_check check (code ~ '^[A-Z][A-Z0-9_]{2,62}$'),
  constraint security_event_types_severity_check
    check (severity in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
  constraint security_event_types_description_check check (description ?& array['fr', 'en', 'ar'])
);
comment on table public.security_event_types is
  'Every event that may be logged. A module adds its codes as rows of its migration; an unknown code is refused, so that no event hides behind a typing error.';
comment on column public.security_event_types.severity is
  'Severity of an event that does not state its own.';
alter table public.security_event_types enable row level security;
create policy security_event_types_select_member on public.security_event_types
  for select to authenticated
  using ((select access.is_member()));
grant select on public.security_event_types to authenticated, service_role;

create sequence security.security_events_id_seq as bigint;
comment on sequence security.security_events_id_seq is
  'Ids of security_events. Not an identity column: PostgreSQL 15 and 16 refuse one on a partitioned table.';

create table public.security_events (
  tenant_id uuid,
  id bigint not null default nextval('security.security_events_id_seq'),
  event_type text not null,
  severity text not null,
  site_id uuid,
  actor_id uuid,
  channel text,
  conversation_key text,
  user_id text,
  payload_json jsonb not null default '{}',
  correlation_id text,
  created_at timestamptz not null default now(),
  constraint security_events_pkey primary key (id, created_at),
  constraint security_events_tenant_fkey foreign key (tenant_id) references public.tenants (id),
  constraint security_events_event_type_fkey
    foreign key (event_type) references public.security_event_types (code),
  constraint security_events_severity_check
    check (severity in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
  constraint security_events_site_check check (site_id is null or tenant_id is not null),
  constraint security_events_payload_check check (jsonb_typeof(payload_json) = 'object')
) partition by range (created_at);
comment on table public.security_events is
  'Append-only log of security events, one partition per UTC month (in schema security). Purged by dropping whole months.';
comment on column public.security_events.tenant_id is
  'Null: an event of the platform itself, which only the operator''s staff may read.';
comment on column public.security_events.site_id is
  'Not a foreign key: the log outlives the site.';
comment on column public.security_events.actor_id is
  'auth.users.id from the verified token; null for the system and for strangers.';
comment on column public.security_events.user_id is
  'Personal data: the customer''s id on the channel, as the seed has it. Never a signed-in person.';
comment on column public.security_events.conversation_key is
  'Personal data: it holds the channel id of the customer.';
create index idx_security_events_tenant_created_at
  on public.security_events (tenant_id, created_at desc, id desc);
create index idx_security_events_event_type_created_at
  on public.security_events (event_type, created_at desc);
create index security_events_created_at_brin
  on public.security_events using brin (created_at);
create trigger security_events_30_guard
  before update or delete on public.security_events
  for each row execute function foundation.tg_append_only();
create trigger security_events_31_guard
  before truncate on public.security_events
  for each statement execute function foundation.tg_append_only();
alter table public.security_events enable row level security;
create policy security_events_select_member on public.security_events
  for select to authenticated
  using (
    coalesce(site_id, tenant_id) = any (array(select access.scopes_where('security_events.read')))
    or (
      tenant_id is null
      and (select access.has_permission('security_events.read', access.operator_tenant()))
    )
  );
grant select on public.security_events to authenticated, service_role;

create function security.create_event_partition(month date)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_name text := 'security_events_y' || to_char(month, 'YYYY"m"MM');
begin
  execute format(
    'create table security.%I partition of public.security_events for values from (%L) to (%L)',
    v_name,
    month::timestamp at time zone 'UTC',
    (month + interval '1 month') at time zone 'UTC'
  );
  -- Row triggers are inherited by partitions, statement triggers are not.
  execute format(
    'create trigger security_events_31_guard before truncate on security.%I '
    'for each statement execute function foundation.tg_append_only()',
    v_name
  );
end
$$;
comment on function security.create_event_partition(date) is
  'One partition of security_events for the UTC month that starts on the given day.';
revoke all on function security.create_event_partition(date) from public;

create function security.create_event_default()
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
-- Whatever the calendar job forgot lands in this partition instead of being refused.
begin
  create table security.security_events_default partition of public.security_events default;
  create trigger security_events_31_guard
    before truncate on security.security_events_default
    for each statement execute function foundation.tg_append_only();
end
$$;
comment on function security.create_event_default() is
  'The partition of security_events that takes what no month takes.';
revoke all on function security.create_event_default() from public;
select security.create_event_default();

create function security.event_months_missing(months_ahead integer)
returns setof date
language sql
stable
security invoker
set search_path = ''
as $$
  select m.month
  from (
    select (date_trunc('month', now() at time zone 'UTC') + make_interval(months => a.offset_months))::date
    from generate_series(0, months_ahead) as a (offset_months)
    union
    select date_trunc('month', d.created_at at time zone 'UTC')::date
    from security.security_events_default as d
  ) as m (month)
  where to_regclass('security.security_events_y' || to_char(m.month, 'YYYY"m"MM')) is null
  order by 1
$$;
comment on function security.event_months_missing(integer) is
  'Months without a partition: from now to so many months ahead, and those that the default partition had to catch.';
revoke all on function security.event_months_missing(integer) from public;

create function security.ensure_event_partitions(months_ahead integer default 3)
returns integer
language plpgsql
volatile
security invoker
set search_path = ''
set lock_timeout = '2s'
as $$
-- lock_timeout: a partition needs a short exclusive lock; waiting for it would stop every writer
-- that comes after, so the job gives up and tries again at its next turn.
declare
  v_months date[] := array(select security.event_months_missing(months_ahead));
  v_caught boolean := exists (select from security.security_events_default);
  v_month date;
  v_detached regclass;
begin
  if cardinality(v_months) = 0 then
    return 0;
  end if;
  -- A month cannot be created while the default partition holds its rows: they move out and back.
  if v_caught then
    alter table public.security_events detach partition security.security_events_default;
    v_detached := 'security.security_events_default'::regclass;
    alter table security.security_events_default rename to security_events_caught;
  end if;
  foreach v_month in array v_months loop
    perform security.create_event_partition(v_month);
  end loop;
  if v_caught then
    perform security.create_event_default();
    execute format('insert into public.security_events select * from %s', v_detached);
    execute format('drop table %s', v_detached);
  end if;
  return cardinality(v_months);
end
$$;
comment on function security.ensure_event_partitions(integer) is
  'Creates the missing monthly partitions of security_events and sorts in what the default partition caught. Returns how many were created. To be scheduled daily.';
revoke all on function security.ensure_event_partitions(integer) from public;

create function security.drop_event_partitions(keep_days integer default null)
returns integer
language plpgsql
volatile
security invoker
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  v_days integer := coalesce(keep_days, security.flag_int('RETENTION_DAYS_SECURITY'));
  v_cutoff date := date_trunc('month', (now() - make_interval(days => v_days)) at time zone 'UTC');
  v_partition record;
  v_dropped integer := 0;
begin
  if v_days < 30 then
    raise exception using
      errcode = '22023',
      message = 'retention_too_short',
      detail = format('Security events would be kept for %s days only.', v_days),
      hint = 'Keep at least 30 days.';
  end if;
  for v_partition in
    select c.relname
    from pg_catalog.pg_inherits as i
    join pg_catalog.pg_class as c on c.oid = i.inhrelid
    where i.inhparent = 'public.security_events'::regclass
      and c.relname ~ '^security_events_y\d{4}m\d{2}$'
      and to_date(substring(c.relname from '\d{4}m\d{2}$'), 'YYYY"m"MM') < v_cutoff
    order by c.relname
  loop
    execute format('drop table security.%I', v_partition.relname);
    v_dropped := v_dropped + 1;
  end loop;
  return v_dropped;
end
$$;
comment on function security.drop_event_partitions(integer) is
  'Drops the partitions of security_events whose whole month is older than so many days (at least 30; by default the setting RETENTION_DAYS_SECURITY). To be scheduled daily. Errors: retention_too_short (400).';
revoke all on function security.drop_event_partitions(integer) from public;

create function security.log_event(
  event_type text,
  tenant_id uuid default null,
  payload jsonb default '{}',
  severity text default null,
  site_id uuid default null,
  correlation_id text default null,
  channel text default null,
  conversation_key text default null,
  user_id text default null
)
returns bigint
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds insert on the log, so that no line can be forged.
declare
  v_id bigint;
begin
  insert into public.security_events (
    tenant_id, event_type, severity, site_id, actor_id, channel, conversation_key, user_id,
    payload_json, correlation_id
  )
  select
    log_event.tenant_id, t.code, coalesce(log_event.severity, t.severity), log_event.site_id,
    access.actor(), log_event.channel, log_event.conversation_key, log_event.user_id,
    coalesce(log_event.payload, '{}'), log_event.correlation_id
  from public.security_event_types as t
  where t.code = log_event.event_type
  returning security_events.id into v_id;

  if v_id is null then
    raise exception using
      errcode = 'PT422',
      message = 'event_type_unknown',
      detail = format('Event type %L is not in security_event_types.', log_event.event_type),
      hint = 'Add the code to the catalogue in the migration of your module.';
  end if;
  return v_id;
end
$$;
comment on function security.log_event(text, uuid, jsonb, text, uuid, text, text, text, text) is
  'Writes one security event and returns its id. Actor from the token; severity from the catalogue unless given; no tenant = the platform. For rules and the service role. Errors: event_type_unknown (422).';
revoke all on function security.log_event(text, uuid, jsonb, text, uuid, text, text, text, text)
  from public;
grant execute on function security.log_event(text, uuid, jsonb, text, uuid, text, text, text, text)
  to service_role;

create function public.log_security_event(
  event_type text,
  tenant_id uuid default null,
  payload jsonb default '{}',
  severity text default null,
  site_id uuid default null,
  correlation_id text default null,
  channel text default null,
  conversation_key text default null,
  user_id text default null
)
returns bigint
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select security.log_event(
    event_type, tenant_id, payload, severity, site_id, correlation_id, channel, conversation_key,
    user_id
  );
end;
comment on function public.log_security_event(text, uuid, jsonb, text, uuid, text, text, text, text)
  is 'Service role only: writes one security event. Errors: event_type_unknown (422).';
revoke all on function
  public.log_security_event(text, uuid, jsonb, text, uuid, text, text, text, text) from public;
grant execute on function
  public.log_security_event(text, uuid, jsonb, text, uuid, text, text, text, text) to service_role;

select security.ensure_event_partitions();

create function security.tg_access_events__log()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see log_event. Roles and states only: names and addresses stay in the members' history.
begin
  perform security.log_event(
    case new.kind when 'INVITED' then 'MEMBER_INVITED' else new.kind end,
    new.tenant_id,
    jsonb_strip_nulls(jsonb_build_object(
      'access_event_id', new.id,
      'profil_id', new.profil_id,
      'invitation_id', new.invitation_id,
      'old_role', new.old_values -> 'role',
      'new_role', new.new_values -> 'role',
      'old_status', new.old_values -> 'status',
      'new_status', new.new_values -> 'status'
    )),
    site_id => new.site_id
  );
  return null;
end
$$;
comment on function security.tg_access_events__log() is
  'After each line of the members'' history: the same fact as a security event.';
revoke all on function security.tg_access_events__log() from public;
create trigger access_events_90_emit
  after insert on public.access_events
  for each row execute function security.tg_access_events__log();
