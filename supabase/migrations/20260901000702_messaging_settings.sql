-- messaging: the flags of a tenant and channel folded into one row that the hot path reads.
-- Depends on: security.flag, flag_values, channel_identities. Exposes: nothing.

create table messaging.channel_settings (
  tenant_id uuid not null,
  channel text not null,
  outbound_mode text not null,
  worker_enabled boolean not null,
  maintenance boolean not null,
  rate_limit_30s integer not null,
  quarantine_minutes integer not null,
  dedupe_enabled boolean not null,
  replay_check boolean not null,
  replay_window interval not null,
  text_policy text not null,
  spacing interval not null,
  burst integer not null,
  max_attempts integer not null,
  base_delay_seconds integer not null,
  max_delay_seconds integer not null,
  circuit_failures integer not null,
  circuit_open interval not null,
  l10n_enabled boolean not null,
  sticky_enabled boolean not null,
  sticky_threshold integer not null,
  strict_ar_out boolean not null,
  fallback_locale text not null,
  debounce_seconds integer not null,
  stale_at timestamptz,
  constraint channel_settings_pkey primary key (tenant_id, channel),
  constraint channel_settings_tenant_fkey foreign key (tenant_id) references public.tenants (id)
);
comment on table messaging.channel_settings is
  'What the flags say, one row per tenant and channel. Written by the trigger on flag_values within the transaction of the change; never by hand.';
comment on column messaging.channel_settings.rate_limit_30s is
  'RATE_LIMIT_PER_30S times RATE_LIMIT_MULTIPLIER, at least one.';
comment on column messaging.channel_settings.stale_at is
  'When the first of the values behind it expires; null: none does.';
create index channel_settings_stale_at_idx
  on messaging.channel_settings (stale_at) where stale_at is not null;
alter table messaging.channel_settings enable row level security;
create policy channel_settings_select_nobody on messaging.channel_settings
  for select to authenticated using (false);

create function messaging.compute_settings(tenant_id uuid, channel text)
returns messaging.channel_settings
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: rules read flags on behalf of callers who may not see them.
declare
  t constant uuid := tenant_id;
  c constant text := channel;
  s messaging.channel_settings;
begin
  s.tenant_id := t;
  s.channel := c;
  s.outbound_mode := security.flag_text('OUTBOUND_ENABLED', t, c);
  s.worker_enabled := security.flag_bool('OUTBOX_WORKER_ENABLED', t, c);
  s.maintenance := security.flag_bool('MAINTENANCE_MODE', t, c);
  s.rate_limit_30s := greatest(1, floor(
    security.flag_int('RATE_LIMIT_PER_30S', t, c)
    * security.flag('RATE_LIMIT_MULTIPLIER', t, c)::numeric
  ));
  s.quarantine_minutes := security.flag_int('FRAUD_FLOOD_QUARANTINE_MIN', t, c);
  s.dedupe_enabled := security.flag_bool('DEDUPE_ENABLED', t, c);
  s.replay_check := security.flag_bool('REPLAY_CHECK_ENABLED', t, c);
  s.replay_window := make_interval(secs => security.flag_int('REPLAY_WINDOW_SECONDS', t, c));
  s.text_policy := security.flag_text('INBOUND_TEXT_POLICY', t, c);
  s.spacing := make_interval(secs => security.flag_int('OUTBOUND_PAIR_SPACING_MS', t, c) / 1000.0);
  s.burst := security.flag_int('OUTBOUND_PAIR_BURST', t, c);
  s.max_attempts := security.flag_int('OUTBOX_MAX_ATTEMPTS', t, c);
  s.base_delay_seconds := security.flag_int('OUTBOX_BASE_DELAY_SEC', t, c);
  s.max_delay_seconds := security.flag_int('OUTBOX_MAX_DELAY_SEC', t, c);
  s.circuit_failures := security.flag_int('CIRCUIT_FAILURES', t, c);
  s.circuit_open := make_interval(secs => security.flag_int('CIRCUIT_OPEN_SEC', t, c));
  s.l10n_enabled := security.flag_bool('L10N_ENABLED', t, c);
  s.sticky_enabled := security.flag_bool('L10N_STICKY_AR_ENABLED', t, c);
  s.sticky_threshold := security.flag_int('L10N_STICKY_AR_THRESHOLD', t, c);
  s.strict_ar_out := security.flag_bool('STRICT_AR_OUT', t, c);
  s.fallback_locale := security.flag_text('L10N_FALLBACK_LOCALE', t, c);
  s.debounce_seconds := security.flag_int('TURN_DEBOUNCE_SEC', t, c);
  s.stale_at := (
    select min(v.expires_at)
    from public.flag_values as v
    where (v.tenant_id is null or v.tenant_id = t)
      and (v.channel is null or v.channel = c)
      and v.expires_at > now()
  );
  return s;
end
$$;
comment on function messaging.compute_settings(uuid, text) is
  'What the flags say now for a tenant and channel.';
revoke all on function messaging.compute_settings(uuid, text) from public;

create function messaging.refresh_settings(
  only_tenant uuid default null,
  only_channel text default null,
  only_stale boolean default false
)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the cache is internal.
-- Two changes at once: each would compute without the other's, and the second would undo the first.
-- Here the second waits, and then reads what the first committed.
declare
  v_row record;
  v_count integer := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('messaging.channel_settings', 0));
  for v_row in
    select s.tenant_id, s.channel
    from messaging.channel_settings as s
    where (only_tenant is null or s.tenant_id = only_tenant)
      and (only_channel is null or s.channel = only_channel)
      and (not only_stale or s.stale_at <= now())
    order by s.tenant_id, s.channel
  loop
    delete from messaging.channel_settings as s
    where s.tenant_id = v_row.tenant_id and s.channel = v_row.channel;
    insert into messaging.channel_settings
    select (messaging.compute_settings(v_row.tenant_id, v_row.channel)).*;
    v_count := v_count + 1;
  end loop;
  return v_count;
end
$$;
comment on function messaging.refresh_settings(uuid, text, boolean) is
  'Computes the cached settings anew: all, of one tenant, of one channel, or only those past an expiry. Returns how many.';
revoke all on function messaging.refresh_settings(uuid, text, boolean) from public;

create function messaging.tg_flag_values__settings()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the cache is internal.
declare
  v_row public.flag_values := case tg_op when 'DELETE' then old else new end;
begin
  perform messaging.refresh_settings(v_row.tenant_id, v_row.channel);
  return null;
end
$$;
comment on function messaging.tg_flag_values__settings() is
  'After any change of a flag value: the settings that depend on it follow in the same transaction.';
revoke all on function messaging.tg_flag_values__settings() from public;
create trigger flag_values_91_emit
  after insert or update or delete on public.flag_values
  for each row execute function messaging.tg_flag_values__settings();

create function messaging.tg_channel_identities__accompany()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the cache is internal. A channel without state or settings would be skipped in silence.
begin
  perform pg_advisory_xact_lock(hashtextextended('messaging.channel_settings', 0));
  insert into messaging.channel_settings
  select (messaging.compute_settings(new.tenant_id, new.channel)).*
  on conflict on constraint channel_settings_pkey do nothing;
  insert into public.channel_states (tenant_id, channel_id, site_id)
  values (new.tenant_id, new.id, new.site_id)
  on conflict on constraint channel_states_pkey do update set site_id = excluded.site_id;
  if tg_op = 'UPDATE' and new.site_id <> old.site_id then
    update public.conversations as c
    set site_id = new.site_id
    where c.tenant_id = new.tenant_id and c.channel_id = new.id;
  end if;
  return null;
end
$$;
comment on function messaging.tg_channel_identities__accompany() is
  'After a channel is registered or moves: state and settings exist, its conversations follow.';
revoke all on function messaging.tg_channel_identities__accompany() from public;
create trigger channel_identities_90_emit
  after insert or update of site_id on public.channel_identities
  for each row execute function messaging.tg_channel_identities__accompany();
