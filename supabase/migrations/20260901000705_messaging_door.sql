-- messaging: what the edge function asks before it reads a body: who calls, how often, what is on.
-- Depends on: api_clients, security (flags, limits, events).
-- Exposes: authenticate_api_client, guard_inbound, note_refusal, inbound_settings (service role).

-- Unlogged: after a crash the first refusal of each kind is written once more.
create unlogged table messaging.refusals (
  event_type text not null,
  channel text not null,
  noted_at timestamptz not null,
  suppressed_count integer not null default 0,
  constraint refusals_pkey primary key (event_type, channel)
) with (fillfactor = 50);
comment on table messaging.refusals is
  'When each kind of refusal was last written to the log: a flood of forged requests writes one line a second, not one per request.';
alter table messaging.refusals enable row level security;
create policy refusals_select_nobody on messaging.refusals
  for select to authenticated using (false);

create function messaging.note_refusal(
  event_type text,
  payload jsonb default '{}',
  channel text default null,
  correlation_id text default null,
  tenant_id uuid default null
)
returns boolean
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds insert on the log. The upsert decides who of many at once writes the line.
declare
  v_suppressed integer;
begin
  insert into messaging.refusals as r (event_type, channel, noted_at)
  values (note_refusal.event_type, coalesce(note_refusal.channel, ''), clock_timestamp())
  on conflict on constraint refusals_pkey do update
  set suppressed_count = case
      when r.noted_at <= excluded.noted_at - interval '1 second' then -1 - r.suppressed_count
      else greatest(r.suppressed_count, 0) + 1
    end,
    noted_at = case
      when r.noted_at <= excluded.noted_at - interval '1 second' then excluded.noted_at
      else r.noted_at
    end
  returning r.suppressed_count into v_suppressed;
  if v_suppressed > 0 then
    return false;
  end if;
  update messaging.refusals as r
  set suppressed_count = 0
  where r.event_type = note_refusal.event_type
    and r.channel = coalesce(note_refusal.channel, '');
  perform security.log_event(
    event_type, tenant_id,
    coalesce(payload, '{}')
      || case when v_suppressed < -1 then jsonb_build_object('suppressed', -1 - v_suppressed)
        else '{}' end,
    correlation_id => correlation_id, channel => channel
  );
  return true;
end
$$;
comment on function messaging.note_refusal(text, jsonb, text, text, uuid) is
  'Logs a refusal, at most one of a kind and channel per second; how many were left out is in the next line. Returns whether it was written. Errors: event_type_unknown (422).';
revoke all on function messaging.note_refusal(text, jsonb, text, text, uuid) from public;
grant execute on function messaging.note_refusal(text, jsonb, text, text, uuid) to service_role;

create function public.note_refusal(
  event_type text,
  payload jsonb default '{}',
  channel text default null,
  correlation_id text default null
)
returns boolean
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.note_refusal(event_type, payload, channel, correlation_id);
end;
revoke all on function public.note_refusal(text, jsonb, text, text) from public;
grant execute on function public.note_refusal(text, jsonb, text, text) to service_role;

create function messaging.guard_inbound(ip text, token_hash text default null)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the buckets are internal.
declare
  v_factor numeric := security.flag('RATE_LIMIT_MULTIPLIER')::numeric;
  v_allowed boolean := true;
  v_wait numeric := 0;
  v_take record;
begin
  for v_take in
    select l.bucket, l.key, l.capacity, l.per_second
    from (values
      ('inbound_ip', guard_inbound.ip, 20, 10),
      ('inbound_token', guard_inbound.token_hash, 50, 20)
    ) as l (bucket, key, capacity, per_second)
    where l.key is not null
  loop
    select v_allowed and t.allowed, greatest(v_wait, t.retry_after_seconds)
    into v_allowed, v_wait
    from security.take_token(
      v_take.bucket, v_take.key, greatest(1, ceil(v_take.capacity * v_factor))::integer,
      v_take.per_second * v_factor
    ) as t;
  end loop;
  return jsonb_build_object('allowed', v_allowed, 'retry_after_seconds', ceil(v_wait));
end
$$;
comment on function messaging.guard_inbound(text, text) is
  'Takes one from the buckets of an address (20, 10 a second) and of a token (50, 20 a second).';
revoke all on function messaging.guard_inbound(text, text) from public;
grant execute on function messaging.guard_inbound(text, text) to service_role;

create function public.guard_inbound(ip text, token_hash text default null)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.guard_inbound(ip, token_hash);
end;
revoke all on function public.guard_inbound(text, text) from public;
grant execute on function public.guard_inbound(text, text) to service_role;

create function messaging.inbound_settings(channel text)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
-- definer: the function that asks holds no grant on flags.
  select jsonb_build_object(
    'signature_mode', security.flag('META_SIGNATURE_REQUIRED', null, channel),
    'verify_enabled', security.flag('META_VERIFY_ENABLED', null, channel),
    'query_token_allowed', security.flag('ALLOW_QUERY_TOKEN'),
    'legacy_allowed', security.flag('LEGACY_SHARED_ALLOWED'),
    'maintenance', security.flag('MAINTENANCE_MODE'),
    'audio_domains', to_jsonb(string_to_array(
      nullif(security.flag_text('ALLOWED_AUDIO_DOMAINS'), ''), ','
    )),
    'ip_limit', jsonb_build_object('capacity', 20, 'per_second', 10),
    'token_limit', jsonb_build_object('capacity', 50, 'per_second', 20)
  )
$$;
comment on function messaging.inbound_settings(text) is
  'What the function inbound has to know of the flags, for one channel. Errors: none.';
revoke all on function messaging.inbound_settings(text) from public;
grant execute on function messaging.inbound_settings(text) to service_role;

create function public.inbound_settings(channel text)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select messaging.inbound_settings(channel);
end;
revoke all on function public.inbound_settings(text) from public;
grant execute on function public.inbound_settings(text) to service_role;

create function messaging.scope_allows(scopes text[], wanted text)
returns boolean
language sql
immutable
security invoker
set search_path = ''
as $$
  select coalesce(
    scopes && array['*', wanted, split_part(wanted, ':', 1) || ':*'], false
  )
$$;
comment on function messaging.scope_allows(text[], text) is
  'Whether the scopes contain the wanted one, its area or everything.';
revoke all on function messaging.scope_allows(text[], text) from public;

create function messaging.authenticate_api_client(
  token_hash text,
  scope text,
  endpoint text default null,
  ip text default null
)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: hashes are internal.
declare
  v_client public.api_clients;
  v_reason text;
begin
  select c.*
  into v_client
  from messaging.api_tokens as t
  join public.api_clients as c on c.tenant_id = t.tenant_id and c.id = t.client_id
  join public.tenants as tenant on tenant.id = c.tenant_id and tenant.status in ('active', 'trial')
  where authenticate_api_client.token_hash ~ '^[0-9a-f]{64}$'
    and t.token_hash = decode(
      case when authenticate_api_client.token_hash ~ '^[0-9a-f]{64}$'
        then authenticate_api_client.token_hash else '' end, 'hex'
    )
    and (t.expires_at is null or t.expires_at > now())
    and c.is_active;
  v_reason := case
    when v_client.id is null then 'AUTH_DENY'
    when not messaging.scope_allows(v_client.scopes, scope) then 'SCOPE_DENY'
  end;
  if v_reason is not null then
    perform messaging.note_refusal(
      v_reason,
      jsonb_strip_nulls(jsonb_build_object(
        'token_hash', left(token_hash, 12), 'scope', scope, 'endpoint', left(endpoint, 200),
        'client_id', v_client.id, 'ip', left(ip, 45)
      )),
      tenant_id => v_client.tenant_id
    );
    return jsonb_build_object('ok', false, 'reason', v_reason);
  end if;
  update public.api_clients as c
  set last_used_at = now()
  where c.tenant_id = v_client.tenant_id and c.id = v_client.id
    and (c.last_used_at is null or c.last_used_at < now() - interval '1 minute');
  return jsonb_build_object(
    'ok', true, 'client_id', v_client.id, 'tenant_id', v_client.tenant_id,
    'site_id', v_client.site_id, 'name', v_client.name, 'scopes', to_jsonb(v_client.scopes),
    'token_expires_at', v_client.token_expires_at, 'contract_version', v_client.contract_version
  );
end
$$;
comment on function messaging.authenticate_api_client(text, text, text, text) is
  'Whose token this is and whether it may do this. token_hash: hex SHA-256. The refusal is logged (AUTH_DENY, SCOPE_DENY), one line a second at most.';
revoke all on function messaging.authenticate_api_client(text, text, text, text) from public;
grant execute on function messaging.authenticate_api_client(text, text, text, text)
  to service_role;

create function public.authenticate_api_client(
  token_hash text,
  scope text,
  endpoint text default null,
  ip text default null
)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.authenticate_api_client(token_hash, scope, endpoint, ip);
end;
revoke all on function public.authenticate_api_client(text, text, text, text) from public;
grant execute on function public.authenticate_api_client(text, text, text, text) to service_role;
