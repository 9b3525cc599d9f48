-- security: feature flags, kill switches and settings as rows: catalogue, values, history, reading.
-- Depends on: access (actor, is_member, tenants_where, has_permission, person_name), log_event.
-- Exposes: public.feature_flags, flag_values, flag_history (read), get_flag (service role).

create function security.flag_value_problem(value_type text, allowed_values jsonb, value jsonb)
returns text
language sql
immutable
security invoker
set search_path = ''
as $$
  select case
    when value is null or jsonb_typeof(value) = 'null' then 'A value is missing.'
    when value_type = 'boolean' and jsonb_typeof(value) <> 'boolean' then 'Expected true or false.'
    when value_type in ('integer', 'numeric') and jsonb_typeof(value) <> 'number'
      then 'Expected a number.'
    when value_type = 'integer' and (value #>> '{}')::numeric % 1 <> 0 then 'Expected a whole number.'
    when value_type in ('text', 'enum') and jsonb_typeof(value) <> 'string' then 'Expected a text.'
    when jsonb_typeof(allowed_values) = 'array' and not allowed_values @> jsonb_build_array(value)
      then format('Allowed: %s.', allowed_values)
    when value_type in ('integer', 'numeric')
      and not (value #>> '{}')::numeric
        between coalesce((allowed_values ->> 'min')::numeric, '-Infinity')
        and coalesce((allowed_values ->> 'max')::numeric, 'Infinity')
      then format('Allowed: %s to %s.', allowed_values ->> 'min', allowed_values ->> 'max')
    when value_type = 'text'
      and char_length(value #>> '{}') > coalesce((allowed_values ->> 'max_length')::integer, 2000)
      then format('At most %s characters.', coalesce(allowed_values ->> 'max_length', '2000'))
    when value_type = 'text' and (value #>> '{}') !~ coalesce(allowed_values ->> 'pattern', '')
      then format('Must match %s.', allowed_values ->> 'pattern')
  end
$$;
comment on function security.flag_value_problem(text, jsonb, jsonb) is
  'What is wrong with a value of a flag, as a sentence; null when nothing is.';
revoke all on function security.flag_value_problem(text, jsonb, jsonb) from public;

create table public.feature_flags (
  key text not null,
  kind text,
  value_type text,
  default_value jsonb,
  allowed_values jsonb,
  spellings jsonb,
  scopes text[],
  module text,
  description jsonb not null,
  source text not null,
  is_sensitive boolean not null default false,
  alias_of text,
  created_at timestamptz not null default now(),
  constraint feature_flags_pkey primary key (key),
  constraint feature_flags_alias_of_fkey
    foreign key (alias_of) references public.feature_flags (key),
  constraint feature_flags_key_check check (key ~ '^[A-Z][A-Z0-9_]{2,62}$'),
  constraint feature_flags_kind_check check (kind in ('flag', 'kill_switch', 'setting')),
  constraint feature_flags_value_type_check
    check (value_type in ('boolean', 'integer', 'numeric', 'text', 'enum')),
  constraint feature_flags_default_value_check
    check (security.flag_value_problem(value_type, allowed_values, default_value) is null
      or alias_of is not null),
  constraint feature_flags_allowed_values_check check (
    case when value_type = 'enum' or kind = 'kill_switch'
      then coalesce(jsonb_typeof(allowed_values) = 'array', false)
      else true
    end
  ),
  constraint feature_flags_scopes_check
    check (scopes <@ array['global', 'tenant', 'channel'] and 'global' = any (scopes)),
  constraint feature_flags_alias_of_check check (
    case
      when alias_of is null
        then num_nonnulls(kind, value_type, default_value, scopes, module) = 5
      else num_nonnulls(kind, value_type, default_value, allowed_values, scopes, module) = 0
    end
  ),
  constraint feature_flags_description_check check (description ?& array['fr', 'en', 'ar'])
);
comment on table public.feature_flags is
  'Every flag, kill switch and setting, with its default. Rows come from migrations; the values people set are in flag_values. Secrets are not flags.';
comment on column public.feature_flags.allowed_values is
  'A list of values, or {"min", "max"} of a number, or {"max_length", "pattern"} of a text. For a kill switch the list goes from the most closed value to the most open one.';
comment on column public.feature_flags.spellings is
  'Other spellings that are understood when written, for instance true for enforce.';
comment on column public.feature_flags.scopes is
  'Where a value may be set. A channel of one tenant needs channel and tenant.';
comment on column public.feature_flags.is_sensitive is
  'The value holds personal data: it stays out of the security events.';
comment on column public.feature_flags.alias_of is
  'This key is another name of that flag, when read and when written; it has nothing of its own.';
create index feature_flags_alias_of_idx on public.feature_flags (alias_of);
alter table public.feature_flags enable row level security;
create policy feature_flags_select_member on public.feature_flags
  for select to authenticated
  using ((select access.is_member()));
grant select on public.feature_flags to authenticated, service_role;

create table public.flag_values (
  tenant_id uuid,
  id uuid not null default gen_random_uuid(),
  flag_key text not null,
  scope text not null,
  channel text,
  value jsonb not null,
  reason text not null,
  actor_id uuid,
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  constraint flag_values_pkey primary key (id),
  constraint flag_values_target_key unique nulls not distinct (flag_key, tenant_id, channel),
  constraint flag_values_flag_fkey foreign key (flag_key) references public.feature_flags (key),
  constraint flag_values_tenant_fkey foreign key (tenant_id) references public.tenants (id),
  constraint flag_values_channel_check check (channel in ('whatsapp', 'instagram', 'messenger')),
  constraint flag_values_scope_check check (
    scope = case
      when channel is not null then 'channel'
      when tenant_id is not null then 'tenant'
      else 'global'
    end
  ),
  constraint flag_values_reason_check check (char_length(btrim(reason)) between 5 and 500)
);
comment on table public.flag_values is
  'Values that people set, each for the platform, a tenant, a channel, or a channel of a tenant. An expired value counts as absent. Written by set_flag and clear_flag only.';
comment on column public.flag_values.version is
  'For compare-and-set. It keeps rising when the value is cleared and set again.';
create index flag_values_tenant_idx on public.flag_values (tenant_id);
create trigger flag_values_60_derive
  before update on public.flag_values
  for each row execute function foundation.tg_touch();
alter table public.flag_values enable row level security;
create policy flag_values_select_member on public.flag_values
  for select to authenticated
  using (
    tenant_id = any (array(select access.tenants_where('flags.read')))
    or (tenant_id is null and (select access.has_permission('flags.read', access.operator_tenant())))
  );
grant select on public.flag_values to authenticated, service_role;

create table public.flag_history (
  tenant_id uuid,
  id bigint generated always as identity,
  flag_key text not null,
  scope text not null,
  channel text,
  from_value jsonb,
  to_value jsonb,
  reason text not null,
  actor_id uuid,
  actor_name text,
  expires_at timestamptz,
  version integer not null,
  created_at timestamptz not null default now(),
  constraint flag_history_pkey primary key (id),
  constraint flag_history_flag_fkey foreign key (flag_key) references public.feature_flags (key),
  constraint flag_history_tenant_fkey foreign key (tenant_id) references public.tenants (id)
);
comment on table public.flag_history is
  'Append-only: each change of a flag value, from what to what, by whom and why.';
comment on column public.flag_history.to_value is 'Null: the value was cleared.';
comment on column public.flag_history.actor_name is 'Copied, so that it outlives the membership.';
create index flag_history_target_idx
  on public.flag_history (flag_key, tenant_id, channel, version desc);
create index flag_history_tenant_idx on public.flag_history (tenant_id, id desc);
create trigger flag_history_30_guard
  before update or delete on public.flag_history
  for each row execute function foundation.tg_append_only();
create trigger flag_history_31_guard
  before truncate on public.flag_history
  for each statement execute function foundation.tg_append_only();
alter table public.flag_history enable row level security;
create policy flag_history_select_member on public.flag_history
  for select to authenticated
  using (
    tenant_id = any (array(select access.tenants_where('flags.read')))
    or (tenant_id is null and (select access.has_permission('flags.read', access.operator_tenant())))
  );
grant select on public.flag_history to authenticated, service_role;

create function security.canonical_flag(key text)
returns public.feature_flags
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: rules read flags on behalf of callers who may not see them.
declare
  v_flag public.feature_flags;
begin
  select f.* into v_flag
  from public.feature_flags as named
  join public.feature_flags as f on f.key = coalesce(named.alias_of, named.key)
  where named.key = canonical_flag.key;
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'flag_unknown',
      detail = format('There is no flag %L.', canonical_flag.key),
      hint = 'See docs/reference/flags.md for the names.';
  end if;
  return v_flag;
end
$$;
comment on function security.canonical_flag(text) is
  'The catalogue row of a flag, aliases resolved. Errors: flag_unknown (404).';
revoke all on function security.canonical_flag(text) from public;

create function security.flag_winner(flag public.feature_flags, tenant_id uuid, channel text)
returns setof public.flag_values
language plpgsql
stable
security definer
rows 1
set search_path = ''
as $$
-- definer: see canonical_flag. Two key lookups, however many tenants have set the flag.
begin
  return query
  select v.*
  from (
    select p.* from public.flag_values as p where p.flag_key = flag.key and p.tenant_id is null
    union all
    select t.*
    from public.flag_values as t
    where t.flag_key = flag.key and t.tenant_id = flag_winner.tenant_id
  ) as v
  where (v.channel is null or v.channel = flag_winner.channel)
    and (v.expires_at is null or v.expires_at > now())
  order by
    case when flag.kind = 'kill_switch' then (
      select o.position
      from jsonb_array_elements(flag.allowed_values) with ordinality as o (value, position)
      where o.value = v.value
    ) end,
    v.tenant_id is not null desc,
    v.channel is not null desc
  limit 1;
end
$$;
comment on function security.flag_winner(public.feature_flags, uuid, text) is
  'The value that counts, if any was set: for a kill switch the most closed of those that apply, so that nobody reopens what the platform closed; otherwise the most specific (channel of a tenant, tenant, channel, platform).';
revoke all on function security.flag_winner(public.feature_flags, uuid, text) from public;

create function security.flag(key text, tenant_id uuid default null, channel text default null)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see canonical_flag.
declare
  v_flag public.feature_flags := security.canonical_flag(flag.key);
  v_value jsonb;
begin
  select w.value into v_value
  from security.flag_winner(v_flag, flag.tenant_id, flag.channel) as w;
  return coalesce(v_value, v_flag.default_value);
end
$$;
comment on function security.flag(text, uuid, text) is
  'Value of a flag for a tenant and a channel: what was set and has not expired (see flag_winner), else the default. Aliases work. Errors: flag_unknown (404).';
revoke all on function security.flag(text, uuid, text) from public;
grant execute on function security.flag(text, uuid, text) to service_role;

create function security.flag_text(key text, tenant_id uuid default null, channel text default null)
returns text
language sql
stable
security invoker
set search_path = ''
as $$
  select security.flag(key, tenant_id, channel) #>> '{}'
$$;
comment on function security.flag_text(text, uuid, text) is 'security.flag as text.';
revoke all on function security.flag_text(text, uuid, text) from public;
grant execute on function security.flag_text(text, uuid, text) to service_role;

create function security.flag_bool(key text, tenant_id uuid default null, channel text default null)
returns boolean
language sql
stable
security invoker
set search_path = ''
as $$
  select security.flag(key, tenant_id, channel)::boolean
$$;
comment on function security.flag_bool(text, uuid, text) is
  'security.flag as a boolean; an error for a flag of another type.';
revoke all on function security.flag_bool(text, uuid, text) from public;
grant execute on function security.flag_bool(text, uuid, text) to service_role;

create function security.flag_int(key text, tenant_id uuid default null, channel text default null)
returns integer
language sql
stable
security invoker
set search_path = ''
as $$
  select security.flag(key, tenant_id, channel)::integer
$$;
comment on function security.flag_int(text, uuid, text) is
  'security.flag as an integer; an error for a flag of another type.';
revoke all on function security.flag_int(text, uuid, text) from public;
grant execute on function security.flag_int(text, uuid, text) to service_role;

create function public.get_flag(key text, tenant_id uuid default null, channel text default null)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select security.flag(key, tenant_id, channel);
end;
comment on function public.get_flag(text, uuid, text) is
  'Service role only: value of a flag for a tenant and a channel. Errors: flag_unknown (404).';
revoke all on function public.get_flag(text, uuid, text) from public;
grant execute on function public.get_flag(text, uuid, text) to service_role;
