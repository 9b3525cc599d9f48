-- security: who changes a flag, what is checked first, and the trace each change leaves.
-- Depends on: feature_flags, flag_values, flag_history, access, log_event.
-- Exposes: public.set_flag, clear_flag, effective_flags.

create function security.tg_flag_values__record()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see log_event. A trigger, so that no change leaves no trace, by hand included.
declare
  v_row public.flag_values := case tg_op when 'DELETE' then old else new end;
  v_from jsonb := case tg_op when 'INSERT' then null else old.value end;
  v_to jsonb := case tg_op when 'DELETE' then null else new.value end;
  v_flag public.feature_flags := security.canonical_flag(v_row.flag_key);
  v_actor uuid := access.actor();
begin
  if tg_op = 'DELETE' then
    v_row.reason := coalesce(nullif(current_setting('security.flag_reason', true), ''), 'By hand.');
    v_row.expires_at := null;
    v_row.version := old.version + 1;
  end if;
  insert into public.flag_history (
    tenant_id, flag_key, scope, channel, from_value, to_value, reason, actor_id, actor_name,
    expires_at, version
  )
  values (
    v_row.tenant_id, v_row.flag_key, v_row.scope, v_row.channel, v_from, v_to, v_row.reason,
    v_actor, access.person_name(coalesce(v_row.tenant_id, access.operator_tenant()), v_actor),
    v_row.expires_at, v_row.version
  );
  perform security.log_event(
    'FLAG_CHANGED',
    v_row.tenant_id,
    jsonb_build_object('flag', v_row.flag_key, 'scope', v_row.scope, 'reason', v_row.reason)
      || jsonb_build_object('expires_at', v_row.expires_at)
      || case when v_flag.is_sensitive then '{}'
        else jsonb_build_object('from', v_from, 'to', v_to) end,
    case v_flag.kind when 'kill_switch' then 'HIGH' end,
    channel => v_row.channel
  );
  return null;
end
$$;
comment on function security.tg_flag_values__record() is
  'After any change of a flag value: one line of history and the event FLAG_CHANGED.';
revoke all on function security.tg_flag_values__record() from public;
create trigger flag_values_90_emit
  after insert or update or delete on public.flag_values
  for each row execute function security.tg_flag_values__record();

create function security.require_flag_permission(permission text, tenant_id uuid)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: what belongs to no tenant is asked of the operator, whose id members need not know.
begin
  if not access.is_system() then
    perform access.require_permission(permission, coalesce(tenant_id, access.operator_tenant()));
  end if;
end
$$;
comment on function security.require_flag_permission(text, uuid) is
  'Raises permission_denied (42501) unless the caller holds the permission on the tenant, or, for what belongs to no tenant, on the operator.';
revoke all on function security.require_flag_permission(text, uuid) from public;

create function security.check_flag_scope(
  flag public.feature_flags,
  scope text,
  tenant_id uuid,
  channel text
)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
declare
  v_scope text := case
    when channel is not null then 'channel'
    when tenant_id is not null then 'tenant'
    else 'global'
  end;
  v_problem text := case
    when scope is distinct from v_scope then format(
      'Scope %s needs %s.',
      coalesce(quote_literal(scope), 'null'),
      case scope
        when 'global' then 'neither tenant_id nor channel'
        when 'tenant' then 'tenant_id and no channel'
        when 'channel' then 'channel'
        else 'to be global, tenant or channel'
      end
    )
    when scope <> all (flag.scopes) then format('%s cannot be set for a %s.', flag.key, scope)
    when tenant_id is not null and 'tenant' <> all (flag.scopes)
      then format('%s belongs to the platform: no tenant has its own.', flag.key)
    when channel not in ('whatsapp', 'instagram', 'messenger')
      then format('There is no channel %L.', channel)
  end;
begin
  if v_problem is not null then
    raise exception using
      errcode = 'PT422',
      message = 'flag_scope_invalid',
      detail = v_problem,
      hint = format('Scopes of %s: %s.', flag.key, array_to_string(flag.scopes, ', '));
  end if;
end
$$;
comment on function security.check_flag_scope(public.feature_flags, text, uuid, text) is
  'Raises flag_scope_invalid (422) unless the flag may be set there.';
revoke all on function security.check_flag_scope(public.feature_flags, text, uuid, text)
  from public;

create function security.check_flag_change(
  flag public.feature_flags,
  value jsonb,
  reason text,
  expires_at timestamptz
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_value jsonb := coalesce(flag.spellings -> (value #>> '{}'), value);
  v_problem text := security.flag_value_problem(flag.value_type, flag.allowed_values, v_value);
begin
  if v_problem is not null then
    raise exception using
      errcode = 'PT422',
      message = 'flag_value_invalid',
      detail = format('%s is of type %s. %s', flag.key, flag.value_type, v_problem),
      hint = format('The default is %s.', flag.default_value);
  end if;
  perform security.check_flag_reason(reason);
  if expires_at <= now() then
    raise exception using
      errcode = 'PT422',
      message = 'flag_expiry_invalid',
      detail = format('The value would have expired at %s already.', expires_at),
      hint = 'Give a time in the future, or none.';
  end if;
  return v_value;
end
$$;
comment on function security.check_flag_change(public.feature_flags, jsonb, text, timestamptz) is
  'The value in its canonical spelling. Errors: flag_value_invalid, flag_reason_required, flag_expiry_invalid (422).';
revoke all on function security.check_flag_change(public.feature_flags, jsonb, text, timestamptz)
  from public;

create function security.check_flag_reason(reason text)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if coalesce(char_length(btrim(reason)), 0) not between 5 and 500 then
    raise exception using
      errcode = 'PT422',
      message = 'flag_reason_required',
      detail = format('The reason has %s characters.', coalesce(char_length(btrim(reason)), 0)),
      hint = 'Say why, in 5 to 500 characters: those on duty tonight will read it.';
  end if;
end
$$;
comment on function security.check_flag_reason(text) is
  'Raises flag_reason_required (422) unless the reason has 5 to 500 characters.';
revoke all on function security.check_flag_reason(text) from public;

create function security.raise_flag_conflict(flag_key text, tenant_id uuid, channel text)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: called after the permission was checked, to say who was faster.
declare
  v_last public.flag_history;
begin
  select h.* into v_last
  from public.flag_history as h
  where h.flag_key = raise_flag_conflict.flag_key
    and h.tenant_id is not distinct from raise_flag_conflict.tenant_id
    and h.channel is not distinct from raise_flag_conflict.channel
  order by h.id desc
  limit 1;
  raise exception using
    errcode = 'PT409',
    message = 'flag_conflict',
    detail = coalesce(
      format(
        '%s was changed to %s by %s at %s (version %s).',
        v_last.flag_key,
        coalesce(v_last.to_value::text, 'nothing'),
        coalesce(v_last.actor_name, 'the system'),
        v_last.created_at,
        v_last.version
      ),
      format('%s has no value there.', raise_flag_conflict.flag_key)
    ),
    hint = 'Look at the value again, then decide.';
end
$$;
comment on function security.raise_flag_conflict(text, uuid, text) is
  'Raises flag_conflict (409) and says who changed the flag last.';
revoke all on function security.raise_flag_conflict(text, uuid, text) from public;

create function security.next_flag_version(flag_key text, tenant_id uuid, channel text)
returns integer
language sql
stable
security definer
set search_path = ''
as $$
-- definer: see raise_flag_conflict.
  select coalesce(max(h.version), 0) + 1
  from public.flag_history as h
  where h.flag_key = next_flag_version.flag_key
    and h.tenant_id is not distinct from next_flag_version.tenant_id
    and h.channel is not distinct from next_flag_version.channel
$$;
comment on function security.next_flag_version(text, uuid, text) is
  'Version for a value that is set where none stands: it continues, so that an old version never fits again.';
revoke all on function security.next_flag_version(text, uuid, text) from public;

create function security.set_flag(
  flag_key text,
  scope text,
  value jsonb,
  reason text,
  tenant_id uuid default null,
  channel text default null,
  expires_at timestamptz default null,
  expected_version integer default null
)
returns public.flag_values
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds write grants on flag_values, so that no value skips the checks.
declare
  v_flag public.feature_flags;
  v_value jsonb;
  v_row public.flag_values;
begin
  perform security.require_flag_permission('flags.write', set_flag.tenant_id);
  v_flag := security.canonical_flag(set_flag.flag_key);
  perform security.check_flag_scope(v_flag, set_flag.scope, set_flag.tenant_id, set_flag.channel);
  v_value := security.check_flag_change(
    v_flag, set_flag.value, set_flag.reason, set_flag.expires_at
  );
  -- Two first values race for the unique key; the second finds a version it did not expect.
  if coalesce(expected_version, 0) = 0 then
    insert into public.flag_values as v (
      tenant_id, flag_key, scope, channel, value, reason, actor_id, expires_at, version
    )
    values (
      set_flag.tenant_id, v_flag.key, set_flag.scope, set_flag.channel, v_value,
      btrim(set_flag.reason), access.actor(), set_flag.expires_at,
      security.next_flag_version(v_flag.key, set_flag.tenant_id, set_flag.channel)
    )
    on conflict on constraint flag_values_target_key do update
    set value = excluded.value,
      reason = excluded.reason,
      actor_id = excluded.actor_id,
      expires_at = excluded.expires_at
    where set_flag.expected_version is null or v.expires_at <= now()
    returning v.* into v_row;
  else
    update public.flag_values as v
    set value = v_value,
      reason = btrim(set_flag.reason),
      actor_id = access.actor(),
      expires_at = set_flag.expires_at
    where v.flag_key = v_flag.key
      and v.tenant_id is not distinct from set_flag.tenant_id
      and v.channel is not distinct from set_flag.channel
      and v.version = set_flag.expected_version
    returning v.* into v_row;
  end if;
  if v_row.id is null then
    perform security.raise_flag_conflict(v_flag.key, set_flag.tenant_id, set_flag.channel);
  end if;
  return v_row;
end
$$;
comment on function security.set_flag(text, text, jsonb, text, uuid, text, timestamptz, integer) is
  'Sets a flag for the platform, a tenant or a channel. expected_version: null compares nothing, 0 means no value stands there. Permission flags.write on the tenant, on the operator where there is none. Errors: permission_denied (403), flag_unknown (404), flag_conflict (409), flag_scope_invalid, flag_value_invalid, flag_reason_required, flag_expiry_invalid (422).';
revoke all on function
  security.set_flag(text, text, jsonb, text, uuid, text, timestamptz, integer) from public;
grant execute on function
  security.set_flag(text, text, jsonb, text, uuid, text, timestamptz, integer)
  to authenticated, service_role;

create function public.set_flag(
  flag_key text,
  scope text,
  value jsonb,
  reason text,
  tenant_id uuid default null,
  channel text default null,
  expires_at timestamptz default null,
  expected_version integer default null
)
returns public.flag_values
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select security.set_flag(
    flag_key, scope, value, reason, tenant_id, channel, expires_at, expected_version
  );
end;
comment on function public.set_flag(text, text, jsonb, text, uuid, text, timestamptz, integer) is
  'Sets a flag; see security.set_flag.';
revoke all on function
  public.set_flag(text, text, jsonb, text, uuid, text, timestamptz, integer) from public;
grant execute on function
  public.set_flag(text, text, jsonb, text, uuid, text, timestamptz, integer)
  to authenticated, service_role;
