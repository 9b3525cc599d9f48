-- messaging: who connects and changes channels.
-- Depends on: channel_identities, channel_states.
-- Exposes: register_channel, change_channel, close_circuit.

create function messaging.require_reason(reason text)
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if coalesce(char_length(btrim(reason)), 0) not between 3 and 1000 then
    raise exception using
      errcode = 'PT422',
      message = 'reason_required',
      detail = format('The reason has %s characters.', coalesce(char_length(btrim(reason)), 0)),
      hint = 'Say why in 3 to 1000 characters: the next reader will need it.';
  end if;
  return btrim(reason);
end
$$;
comment on function messaging.require_reason(text) is
  'The reason, trimmed. Errors: reason_required (422).';
revoke all on function messaging.require_reason(text) from public;

create function messaging.require_token_ref(token_ref text)
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
-- The wrong value is not repeated: it may be a token that somebody pasted.
begin
  if nullif(btrim(token_ref), '') !~ '^META_TOKEN_[A-Z0-9_]{1,50}$' then
    raise exception using
      errcode = 'PT422',
      message = 'token_ref_invalid',
      detail = format('The name of the secret has %s characters and is not of the form META_TOKEN_NAME.',
        char_length(token_ref)),
      hint = 'Put the token into a secret of the functions called META_TOKEN_ and a name, and give that name. A token that was pasted here: replace it at Meta.';
  end if;
  return nullif(btrim(token_ref), '');
end
$$;
comment on function messaging.require_token_ref(text) is
  'The name of a secret that may hold the token of a channel, or null. Errors: token_ref_invalid (422).';
revoke all on function messaging.require_token_ref(text) from public;

create function messaging.register_channel(
  tenant_id uuid,
  site_id uuid,
  channel text,
  identity text,
  account_id text,
  display_name text,
  display_handle text default null,
  token_ref text default null,
  token_expires_at timestamptz default null
)
returns public.channel_identities
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert, so that no identity is claimed in silence.
declare
  v_row public.channel_identities;
begin
  if not access.is_system() then
    perform access.require_permission('channels.write', tenant_id, site_id);
  end if;
  insert into public.channel_identities as c (
    tenant_id, site_id, channel, identity, account_id, display_name, display_handle, token_ref,
    token_expires_at
  )
  values (
    register_channel.tenant_id, register_channel.site_id, register_channel.channel,
    btrim(register_channel.identity), nullif(btrim(register_channel.account_id), ''),
    btrim(register_channel.display_name), nullif(btrim(register_channel.display_handle), ''),
    messaging.require_token_ref(register_channel.token_ref), register_channel.token_expires_at
  )
  on conflict on constraint channel_identities_identity_key do nothing
  returning c.* into v_row;
  if v_row.id is null then
    raise exception using
      errcode = 'PT409',
      message = 'channel_identity_taken',
      detail = format('%s of %s is registered already.', identity, channel),
      hint = 'An identity answers for one site. Ask the operator where it is registered.';
  end if;
  perform security.log_event(
    'CHANNEL_REGISTERED', v_row.tenant_id,
    jsonb_build_object('channel_id', v_row.id, 'identity', v_row.identity),
    site_id => v_row.site_id, channel => v_row.channel
  );
  return v_row;
end
$$;
comment on function
  messaging.register_channel(uuid, uuid, text, text, text, text, text, text, timestamptz) is
  'Connects an identity at Meta to a site. Permission channels.write. Errors: permission_denied (403), channel_identity_taken (409), token_ref_invalid (422), and the constraints of the table.';
revoke all on function
  messaging.register_channel(uuid, uuid, text, text, text, text, text, text, timestamptz)
  from public;
grant execute on function
  messaging.register_channel(uuid, uuid, text, text, text, text, text, text, timestamptz)
  to authenticated, service_role;

create function public.register_channel(
  tenant_id uuid,
  site_id uuid,
  channel text,
  identity text,
  account_id text,
  display_name text,
  display_handle text default null,
  token_ref text default null,
  token_expires_at timestamptz default null
)
returns public.channel_identities
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.register_channel(
    tenant_id, site_id, channel, identity, account_id, display_name, display_handle, token_ref,
    token_expires_at
  );
end;
revoke all on function
  public.register_channel(uuid, uuid, text, text, text, text, text, text, timestamptz) from public;
grant execute on function
  public.register_channel(uuid, uuid, text, text, text, text, text, text, timestamptz)
  to authenticated, service_role;

create function messaging.channel_for_change(channel_id uuid)
returns public.channel_identities
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the permission is asked of the row that is found.
-- The lock: two who change the same channel follow each other, and the second sees the version.
declare
  v_row public.channel_identities;
begin
  select c.* into v_row
  from public.channel_identities as c
  where c.id = channel_for_change.channel_id
  for no key update;
  if v_row.id is null or not (
    access.is_system() or access.has_permission('channels.write', v_row.tenant_id, v_row.site_id)
  ) then
    raise exception using
      errcode = 'PT404',
      message = 'channel_not_found',
      detail = format('There is no channel %s that you may change.', channel_id),
      hint = 'Refresh the list of channels.';
  end if;
  return v_row;
end
$$;
comment on function messaging.channel_for_change(uuid) is
  'The channel, locked, if the caller may change it. Errors: channel_not_found (404).';
revoke all on function messaging.channel_for_change(uuid) from public;

create function messaging.change_channel(
  channel_id uuid,
  changes jsonb,
  expected_version integer default null
)
returns public.channel_identities
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see register_channel.
declare
  v_old public.channel_identities := messaging.channel_for_change(channel_id);
  v_new public.channel_identities;
  v_allowed constant text[] := array[
    'status', 'display_name', 'display_handle', 'account_id', 'business_id', 'token_ref',
    'token_expires_at', 'throughput_per_second', 'quality', 'messaging_tier', 'api_base', 'site_id'
  ];
begin
  if jsonb_typeof(changes) <> 'object' or changes - v_allowed <> '{}' or changes = '{}' then
    raise exception using
      errcode = 'PT422',
      message = 'channel_change_invalid',
      detail = 'The changes are not an object of columns that may change.',
      hint = 'Allowed: ' || array_to_string(v_allowed, ', ') || '.';
  end if;
  if expected_version is distinct from v_old.version and expected_version is not null then
    raise exception using
      errcode = 'PT409',
      message = 'channel_conflict',
      detail = format('The channel is at version %s, not %s.', v_old.version, expected_version),
      hint = 'Read the channel again, then decide.';
  end if;
  v_new := jsonb_populate_record(v_old, changes);
  update public.channel_identities as c
  set status = v_new.status, display_name = btrim(v_new.display_name),
    display_handle = v_new.display_handle, account_id = v_new.account_id,
    business_id = v_new.business_id,
    token_ref = messaging.require_token_ref(v_new.token_ref),
    token_expires_at = v_new.token_expires_at,
    throughput_per_second = v_new.throughput_per_second, quality = v_new.quality,
    messaging_tier = v_new.messaging_tier, api_base = v_new.api_base, site_id = v_new.site_id
  where c.tenant_id = v_old.tenant_id and c.id = v_old.id
  returning c.* into v_new;
  perform security.log_event(
    'CHANNEL_CHANGED', v_new.tenant_id,
    jsonb_build_object('channel_id', v_new.id, 'columns', (
      select jsonb_agg(k order by k) from jsonb_object_keys(changes) as k
    )),
    site_id => v_new.site_id, channel => v_new.channel
  );
  return v_new;
end
$$;
comment on function messaging.change_channel(uuid, jsonb, integer) is
  'Changes columns of a channel. Permission channels.write. Errors: channel_not_found (404), channel_conflict (409), channel_change_invalid (422), token_ref_invalid (422).';
revoke all on function messaging.change_channel(uuid, jsonb, integer) from public;
grant execute on function messaging.change_channel(uuid, jsonb, integer)
  to authenticated, service_role;

create function public.change_channel(
  channel_id uuid,
  changes jsonb,
  expected_version integer default null
)
returns public.channel_identities
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.change_channel(channel_id, changes, expected_version);
end;
revoke all on function public.change_channel(uuid, jsonb, integer) from public;
grant execute on function public.change_channel(uuid, jsonb, integer)
  to authenticated, service_role;

create function messaging.close_circuit(channel_id uuid, reason text)
returns public.channel_states
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on the states.
declare
  v_channel public.channel_identities := messaging.channel_for_change(channel_id);
  v_state public.channel_states;
begin
  perform messaging.require_reason(reason);
  update public.channel_states as s
  set circuit = 'closed', circuit_failures = 0, circuit_open_until = null, circuit_opened_at = null
  where s.tenant_id = v_channel.tenant_id and s.channel_id = v_channel.id
  returning s.* into v_state;
  perform security.log_event(
    'CHANNEL_CHANGED', v_channel.tenant_id,
    jsonb_build_object('channel_id', v_channel.id, 'columns', '["circuit"]'::jsonb,
      'reason', btrim(reason)),
    site_id => v_channel.site_id, channel => v_channel.channel
  );
  return v_state;
end
$$;
comment on function messaging.close_circuit(uuid, text) is
  'Lets a channel send again at once. Permission channels.write. Errors: channel_not_found (404), reason_required (422).';
revoke all on function messaging.close_circuit(uuid, text) from public;
grant execute on function messaging.close_circuit(uuid, text) to authenticated, service_role;

create function public.close_circuit(channel_id uuid, reason text)
returns public.channel_states
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.close_circuit(channel_id, reason);
end;
revoke all on function public.close_circuit(uuid, text) from public;
grant execute on function public.close_circuit(uuid, text) to authenticated, service_role;
