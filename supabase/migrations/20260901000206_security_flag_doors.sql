-- security: clearing a flag, and what is in force for a tenant.
-- Depends on: the flag tables and rules. Exposes: public.clear_flag, effective_flags.

create function security.clear_flag(
  flag_key text,
  scope text,
  reason text,
  tenant_id uuid default null,
  channel text default null,
  expected_version integer default null
)
returns public.flag_values
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see set_flag.
declare
  v_flag public.feature_flags;
  v_row public.flag_values;
begin
  perform security.require_flag_permission('flags.write', clear_flag.tenant_id);
  v_flag := security.canonical_flag(clear_flag.flag_key);
  perform security.check_flag_scope(
    v_flag, clear_flag.scope, clear_flag.tenant_id, clear_flag.channel
  );
  perform security.check_flag_reason(clear_flag.reason);
  perform set_config('security.flag_reason', btrim(clear_flag.reason), true);
  delete from public.flag_values as v
  where v.flag_key = v_flag.key
    and v.tenant_id is not distinct from clear_flag.tenant_id
    and v.channel is not distinct from clear_flag.channel
    and (clear_flag.expected_version is null or v.version = clear_flag.expected_version)
  returning v.* into v_row;
  perform set_config('security.flag_reason', '', true);
  if v_row.id is null then
    perform security.raise_flag_conflict(v_flag.key, clear_flag.tenant_id, clear_flag.channel);
  end if;
  return v_row;
end
$$;
comment on function security.clear_flag(text, text, text, uuid, text, integer) is
  'Removes a value, so that the next wider one or the default counts again; returns what was removed. Permission as for set_flag. Errors: permission_denied (403), flag_unknown (404), flag_conflict (409, also when nothing was set), flag_scope_invalid, flag_reason_required (422).';
revoke all on function security.clear_flag(text, text, text, uuid, text, integer) from public;
grant execute on function security.clear_flag(text, text, text, uuid, text, integer)
  to authenticated, service_role;

create function public.clear_flag(
  flag_key text,
  scope text,
  reason text,
  tenant_id uuid default null,
  channel text default null,
  expected_version integer default null
)
returns public.flag_values
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select security.clear_flag(flag_key, scope, reason, tenant_id, channel, expected_version);
end;
comment on function public.clear_flag(text, text, text, uuid, text, integer) is
  'Removes the value of a flag; see security.clear_flag.';
revoke all on function public.clear_flag(text, text, text, uuid, text, integer) from public;
grant execute on function public.clear_flag(text, text, text, uuid, text, integer)
  to authenticated, service_role;

create function security.effective_flags(tenant_id uuid default null, channel text default null)
returns table (
  key text,
  kind text,
  module text,
  value_type text,
  allowed_values jsonb,
  description jsonb,
  default_value jsonb,
  value jsonb,
  scope text,
  reason text,
  actor_id uuid,
  actor_name text,
  expires_at timestamptz,
  version integer,
  scopes text[],
  aliases text[]
)
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: a tenant sees what the platform decided for it, without reading the platform's rows.
declare
  v_is_operator boolean := access.is_system()
    or access.has_permission('flags.read', access.operator_tenant());
begin
  perform security.require_flag_permission('flags.read', effective_flags.tenant_id);
  return query
  select
    f.key, f.kind, f.module, f.value_type, f.allowed_values, f.description, f.default_value,
    coalesce(w.value, f.default_value), coalesce(w.scope, 'default'), w.reason,
    case when v_is_operator or w.tenant_id is not null then w.actor_id end,
    case when v_is_operator or w.tenant_id is not null then
      access.person_name(coalesce(w.tenant_id, access.operator_tenant()), w.actor_id) end,
    w.expires_at, w.version, f.scopes,
    array(select a.key from public.feature_flags as a where a.alias_of = f.key order by a.key)
  from public.feature_flags as f
  left join lateral security.flag_winner(f, effective_flags.tenant_id, effective_flags.channel) as w
    on true
  where f.alias_of is null
  order by f.module, f.key;
end
$$;
comment on function security.effective_flags(uuid, text) is
  'Every flag as it counts for a tenant (none: for the platform), with where the value comes from (scope default: nobody set it). Who set a value of the platform is told to the operator only. version is that of the value in force: send it back to set_flag only at the same scope, else 0. Permission flags.read. Errors: permission_denied (403).';
revoke all on function security.effective_flags(uuid, text) from public;
grant execute on function security.effective_flags(uuid, text) to authenticated, service_role;

create function public.effective_flags(tenant_id uuid default null, channel text default null)
returns table (
  key text,
  kind text,
  module text,
  value_type text,
  allowed_values jsonb,
  description jsonb,
  default_value jsonb,
  value jsonb,
  scope text,
  reason text,
  actor_id uuid,
  actor_name text,
  expires_at timestamptz,
  version integer,
  scopes text[],
  aliases text[]
)
language sql
stable
security invoker
set search_path = ''
begin atomic
  select * from security.effective_flags(tenant_id, channel);
end;
comment on function public.effective_flags(uuid, text) is
  'Every flag as it counts for a tenant; see security.effective_flags.';
revoke all on function public.effective_flags(uuid, text) from public;
grant execute on function public.effective_flags(uuid, text) to authenticated, service_role;
