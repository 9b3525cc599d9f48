-- governance: who is told about which alerts, and what was or could not be sent.
-- Depends on: access (policies, sites), foundation.tg_touch, the check catalogue of this module.
-- Exposes: notification_rules (plain writes under RLS), notification_deliveries (read),
-- notification_suppressions (read).

create table public.notification_rules (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  min_severity text not null default 'WARN',
  check_codes text[],
  site_id uuid,
  channel text not null default 'webhook',
  target text,
  cooldown interval not null default interval '4 hours',
  group_wait interval not null default interval '20 seconds',
  repeat_every interval,
  notify_resolved boolean not null default true,
  flood_cap integer not null default 20,
  flood_window interval not null default interval '1 hour',
  is_enabled boolean not null default true,
  is_default boolean not null default false,
  disabled_reason text,
  disabled_at timestamptz,
  updated_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  min_rank smallint not null generated always as (
    case min_severity when 'CRITICAL' then 1 when 'WARN' then 2 else 3 end
  ) stored,
  constraint notification_rules_pkey primary key (tenant_id, id),
  constraint notification_rules_id_key unique (id),
  constraint notification_rules_tenant_fkey foreign key (tenant_id) references public.tenants (id),
  constraint notification_rules_site_fkey
    foreign key (tenant_id, site_id) references public.sites (tenant_id, id),
  constraint notification_rules_name_check check (char_length(btrim(name)) between 1 and 120),
  constraint notification_rules_min_severity_check
    check (min_severity in ('CRITICAL', 'WARN', 'INFO')),
  constraint notification_rules_check_codes_check
    check (cardinality(check_codes) between 1 and 200),
  constraint notification_rules_channel_check check (channel in ('webhook', 'email')),
  constraint notification_rules_target_length_check check (char_length(target) <= 2000),
  constraint notification_rules_target_check check (
    case channel
      when 'webhook' then
        target ~ '^(https://|http://(127\.0\.0\.1|localhost|\[::1\])[:/])[^\s#]*$'
        and target !~ '^\w+://[^/?]*@'
      else target ~ '^[^\s@,;<>"]+@[^\s@,;<>"]+(,[^\s@,;<>"]+@[^\s@,;<>"]+){0,19}$'
    end
  ),
  constraint notification_rules_cooldown_check
    check (cooldown between interval '0' and interval '30 days'),
  constraint notification_rules_group_wait_check
    check (group_wait between interval '0' and interval '1 hour'),
  constraint notification_rules_repeat_every_check
    check (repeat_every between interval '10 minutes' and interval '30 days'),
  constraint notification_rules_flood_cap_check check (flood_cap between 1 and 500),
  constraint notification_rules_flood_window_check
    check (flood_window between interval '1 minute' and interval '7 days'),
  constraint notification_rules_disabled_check check (
    (disabled_reason is null) = (disabled_at is null)
    and (disabled_reason is null or not is_enabled)
  )
);
comment on table public.notification_rules is
  'Who is told about which alerts. A tenant without any rule gets the default one as soon as the installation has an address (ALERT_WEBHOOK_URL); switched off, it stays and stays silent.';
comment on column public.notification_rules.min_severity is 'The mildest severity that is still told.';
comment on column public.notification_rules.check_codes is 'Only these checks; null: all.';
comment on column public.notification_rules.site_id is
  'Only alerts of this site; null: all sites, and alerts that belong to none.';
comment on column public.notification_rules.target is
  'webhook: the address, which may itself be a secret; null: ALERT_WEBHOOK_URL. email: addresses separated by commas; null: the members who may acknowledge alerts.';
comment on column public.notification_rules.cooldown is
  'The same violation is told at most once per this time, unless its severity rises.';
comment on column public.notification_rules.group_wait is
  'How long the first alert waits for others, so that one message tells them together. The default is below the 30 seconds of the tick: the next one sends.';
comment on column public.notification_rules.repeat_every is
  'An open alert that nobody acknowledged is told again after this time; null: never.';
comment on column public.notification_rules.flood_cap is
  'Alerts per check and flood_window; what is above is counted in notification_suppressions, not told.';
comment on column public.notification_rules.disabled_reason is
  'Why the system switched the rule off: gone = the receiver answered 410. Cleared when a person switches it on.';
create unique index notification_rules_default_key
  on public.notification_rules (tenant_id) where is_default;
create index notification_rules_site_idx on public.notification_rules (tenant_id, site_id)
  where site_id is not null;

create function governance.tg_notification_rules__normalise()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the catalogue of checks is compared whatever the writer may read of it.
declare
  v_unknown text;
begin
  new.name := btrim(new.name);
  new.target := nullif(regexp_replace(btrim(new.target), '\s*[,;]\s*', ',', 'g'), '');
  select u.code into v_unknown
  from unnest(new.check_codes) as u (code)
  where not exists (select from public.integrity_checks as c where c.code = u.code)
  limit 1;
  if found then
    raise exception using
      errcode = 'PT422',
      message = 'notification_rule_invalid',
      detail = format('There is no check %s.', v_unknown),
      hint = 'Take the codes from the check catalogue, or leave the list empty for all checks.';
  end if;
  if new.is_enabled then
    new.disabled_reason := null;
    new.disabled_at := null;
  end if;
  -- Each rule may send to a stranger's address: without a limit a tenant is an open relay. Two
  -- sessions may pass it together by one; that is no harm.
  if tg_op = 'INSERT' and (
    select count(*) >= 50 from public.notification_rules as r where r.tenant_id = new.tenant_id
  ) then
    raise exception using
      errcode = 'PT422',
      message = 'notification_rules_limit',
      detail = 'A tenant may have 50 notification rules.',
      hint = 'Remove a rule that is no longer needed, or widen an existing one.';
  end if;
  new.updated_by := access.actor();
  return new;
end
$$;
comment on function governance.tg_notification_rules__normalise() is
  'Before insert or update: trims, checks codes, limits the number, stamps who. Errors: notification_rule_invalid, notification_rules_limit (422).';
revoke all on function governance.tg_notification_rules__normalise() from public;
create trigger notification_rules_10_normalise
  before insert or update on public.notification_rules
  for each row execute function governance.tg_notification_rules__normalise();
create trigger notification_rules_60_derive
  before update on public.notification_rules
  for each row execute function foundation.tg_touch();

alter table public.notification_rules enable row level security;
create policy notification_rules_select_reader on public.notification_rules
  for select to authenticated
  using (
    coalesce(site_id, tenant_id) = any (array(select access.scopes_where('notifications.read')))
  );
create policy notification_rules_insert_writer on public.notification_rules
  for insert to authenticated
  with check (
    coalesce(site_id, tenant_id) = any (array(select access.scopes_where('notifications.write')))
  );
create policy notification_rules_update_writer on public.notification_rules
  for update to authenticated
  using (
    coalesce(site_id, tenant_id) = any (array(select access.scopes_where('notifications.write')))
  )
  with check (
    coalesce(site_id, tenant_id) = any (array(select access.scopes_where('notifications.write')))
  );
create policy notification_rules_delete_writer on public.notification_rules
  for delete to authenticated
  using (
    coalesce(site_id, tenant_id) = any (array(select access.scopes_where('notifications.write')))
  );
grant select, delete on public.notification_rules to authenticated;
grant insert (
  tenant_id, id, name, min_severity, check_codes, site_id, channel, target, cooldown, group_wait,
  repeat_every, notify_resolved, flood_cap, flood_window, is_enabled
) on public.notification_rules to authenticated;
grant update (
  name, min_severity, check_codes, site_id, channel, target, cooldown, group_wait, repeat_every,
  notify_resolved, flood_cap, flood_window, is_enabled
) on public.notification_rules to authenticated;
grant select on public.notification_rules to service_role;

create table public.notification_deliveries (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  rule_id uuid,
  site_id uuid,
  channel text not null,
  target text,
  reason text not null,
  alert_ids uuid[] not null,
  payload jsonb not null,
  status text not null default 'PENDING',
  attempts integer not null default 0,
  max_attempts integer not null default 10,
  next_attempt_at timestamptz not null default now(),
  lease_token uuid,
  leased_until timestamptz,
  last_status integer,
  last_error text,
  retried_count integer not null default 0,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  sent_at timestamptz,
  constraint notification_deliveries_pkey primary key (tenant_id, id),
  constraint notification_deliveries_id_key unique (id),
  constraint notification_deliveries_rule_fkey
    foreign key (tenant_id, rule_id) references public.notification_rules (tenant_id, id)
    on delete set null (rule_id),
  constraint notification_deliveries_reason_check
    check (reason in ('OPENED', 'WORSENED', 'REPEAT', 'RESOLVED', 'ESCALATED', 'TEST')),
  constraint notification_deliveries_channel_check check (channel in ('webhook', 'email')),
  constraint notification_deliveries_status_check
    check (status in ('PENDING', 'SENDING', 'SENT', 'RETRY', 'DEAD')),
  constraint notification_deliveries_attempts_check check (attempts between 0 and max_attempts),
  constraint notification_deliveries_lease_check check (
    (status = 'SENDING') = (lease_token is not null)
    and (lease_token is null) = (leased_until is null)
  ),
  constraint notification_deliveries_sent_check check ((status = 'SENT') = (sent_at is not null)),
  constraint notification_deliveries_dead_check check (status <> 'DEAD' or last_error is not null),
  constraint notification_deliveries_last_error_check check (char_length(last_error) <= 500)
) with (fillfactor = 80);
comment on table public.notification_deliveries is
  'One row per message to one receiver. At least once: every attempt of a row carries the same webhook-id (msg_<id>), by which the receiver drops a second copy.';
comment on column public.notification_deliveries.target is 'As the rule said when the message was made.';
comment on column public.notification_deliveries.payload is
  'The message, in the language of the tenant; what is signed and sent, apart from links and recipients.';
comment on column public.notification_deliveries.lease_token is
  'Who is sending it now. Ends at leased_until: a sender that died does not keep the row.';
comment on column public.notification_deliveries.last_error is
  'A key: http_503, timeout, url_address_refused, target_missing ... Never what the receiver said.';
comment on column public.notification_deliveries.retried_count is 'How often a person sent it again after it was dead.';
create index notification_deliveries_due_idx
  on public.notification_deliveries (next_attempt_at)
  where status in ('PENDING', 'RETRY', 'SENDING');
create index notification_deliveries_dead_idx
  on public.notification_deliveries (tenant_id, rule_id, updated_at) where status = 'DEAD';
create index notification_deliveries_rule_idx
  on public.notification_deliveries (tenant_id, rule_id, created_at desc);
create index notification_deliveries_created_at_idx
  on public.notification_deliveries (tenant_id, created_at desc);
create index notification_deliveries_created_at_brin
  on public.notification_deliveries using brin (created_at);
create trigger notification_deliveries_30_keep
  before truncate on public.notification_deliveries
  for each statement execute function foundation.tg_append_only();
alter table public.notification_deliveries enable row level security;
create policy notification_deliveries_select_reader on public.notification_deliveries
  for select to authenticated
  using (
    coalesce(site_id, tenant_id) = any (array(select access.scopes_where('notifications.read')))
  );
grant select (
  tenant_id, id, rule_id, site_id, channel, target, reason, alert_ids, payload, status, attempts,
  max_attempts, next_attempt_at, leased_until, last_status, last_error, retried_count, created_by,
  created_at, updated_at, sent_at
) on public.notification_deliveries to authenticated;
grant select on public.notification_deliveries to service_role;

create table public.notification_suppressions (
  tenant_id uuid not null,
  rule_id uuid not null,
  check_code text not null,
  site_id uuid,
  window_started_at timestamptz not null,
  told_count integer not null default 0,
  suppressed_count integer not null default 0,
  total_suppressed bigint not null default 0,
  total_cooled bigint not null default 0,
  last_suppressed_at timestamptz,
  constraint notification_suppressions_pkey primary key (tenant_id, rule_id, check_code),
  constraint notification_suppressions_rule_fkey
    foreign key (tenant_id, rule_id) references public.notification_rules (tenant_id, id)
    on delete cascade
);
comment on table public.notification_suppressions is
  'What a rule did not tell, and why: the cap that keeps a flood of one check from drowning the rest, and the cooldown.';
comment on column public.notification_suppressions.told_count is 'Alerts told since window_started_at.';
comment on column public.notification_suppressions.suppressed_count is
  'Alerts above the cap since window_started_at. They are on the screen and were not told.';
comment on column public.notification_suppressions.total_cooled is
  'Returns within the cooldown that were over before it ended.';
alter table public.notification_suppressions enable row level security;
create policy notification_suppressions_select_reader on public.notification_suppressions
  for select to authenticated
  using (
    coalesce(site_id, tenant_id) = any (array(select access.scopes_where('notifications.read')))
  );
grant select on public.notification_suppressions to authenticated, service_role;
