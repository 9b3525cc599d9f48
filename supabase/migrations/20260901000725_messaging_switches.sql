-- messaging: stopping what goes out by number, template or recipient, with a reason and an end.
-- Depends on: outbound tables. Exposes: outbound_switches, set_outbound_switch,
-- clear_outbound_switch. Platform, tenant and channel have the flag OUTBOUND_ENABLED.

create table public.outbound_switches (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  scope text not null,
  channel_id uuid,
  template_key text,
  contact_id uuid,
  mode text not null,
  reason text not null,
  actor_id uuid,
  actor_name text,
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  constraint outbound_switches_pkey primary key (tenant_id, id),
  constraint outbound_switches_target_key
    unique nulls not distinct (tenant_id, channel_id, template_key, contact_id),
  constraint outbound_switches_tenant_fkey foreign key (tenant_id) references public.tenants (id),
  constraint outbound_switches_channel_fkey
    foreign key (tenant_id, channel_id) references public.channel_identities (tenant_id, id),
  constraint outbound_switches_contact_fkey
    foreign key (tenant_id, contact_id) references public.contacts (tenant_id, id),
  constraint outbound_switches_mode_check check (mode in ('drop', 'hold', 'inbound_only')),
  constraint outbound_switches_scope_check check (
    num_nonnulls(channel_id, template_key, contact_id) = 1
    and scope = case
      when channel_id is not null then 'number'
      when template_key is not null then 'template'
      else 'recipient'
    end
  ),
  constraint outbound_switches_reason_check check (char_length(btrim(reason)) between 3 and 1000)
);
comment on table public.outbound_switches is
  'Kill switches below the flags, asked in every claim. An expired one counts as absent.';
comment on column public.outbound_switches.mode is
  'hold: it waits. drop: it becomes a dead letter. inbound_only: only answers to a customer''s own message leave.';
create index outbound_switches_channel_idx
  on public.outbound_switches (tenant_id, channel_id) where channel_id is not null;
create index outbound_switches_contact_idx
  on public.outbound_switches (tenant_id, contact_id) where contact_id is not null;
alter table public.outbound_switches enable row level security;
create policy outbound_switches_select_member on public.outbound_switches
  for select to authenticated
  using (tenant_id = any (array(select access.tenants_where('outbox.read'))));
grant select on public.outbound_switches to authenticated, service_role;

create function messaging.switch_target_problem(tenant_id uuid, scope text, target text)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: called after the permission was asked.
declare
  v_uuid uuid := case when target ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    then target::uuid end;
begin
  return case
    when scope = 'number' then case when not exists (
      select from public.channel_identities as c
      where c.tenant_id = switch_target_problem.tenant_id and c.id = v_uuid
    ) then 'There is no such channel of this tenant.' end
    when scope = 'recipient' then case when not exists (
      select from public.contacts as c
      where c.tenant_id = switch_target_problem.tenant_id and c.id = v_uuid
    ) then 'There is no such contact of this tenant.' end
    when scope = 'template' then case when coalesce(target, '') !~ '^[A-Za-z][A-Za-z0-9_]{1,62}$'
      then 'That is no key of a template.' end
    else format('There is no scope %s.', coalesce(quote_literal(scope), 'null'))
  end;
end
$$;
comment on function messaging.switch_target_problem(uuid, text, text) is
  'What is wrong with the target of a switch; null when nothing is.';
revoke all on function messaging.switch_target_problem(uuid, text, text) from public;

create function messaging.set_outbound_switch(
  tenant_id uuid,
  scope text,
  target text,
  mode text,
  reason text,
  expires_at timestamptz default null
)
returns public.outbound_switches
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on switches.
declare
  v_problem text;
  v_row public.outbound_switches;
begin
  if not access.is_system() then
    perform access.require_permission('outbox.manage', tenant_id);
  end if;
  v_problem := coalesce(
    messaging.switch_target_problem(tenant_id, scope, target),
    case
      when mode is null or mode not in ('drop', 'hold', 'inbound_only')
        then 'mode is drop, hold or inbound_only.'
      when expires_at <= now() then 'It would have expired already.'
    end
  );
  if v_problem is not null then
    raise exception using
      errcode = 'PT422',
      message = 'switch_invalid',
      detail = v_problem,
      hint = 'scope number, template or recipient; target its channel id, key or contact id.';
  end if;
  insert into public.outbound_switches as s (
    tenant_id, scope, channel_id, template_key, contact_id, mode, reason, actor_id, actor_name,
    expires_at
  )
  values (
    set_outbound_switch.tenant_id, set_outbound_switch.scope,
    case when scope = 'number' then target::uuid end,
    case when scope = 'template' then target end,
    case when scope = 'recipient' then target::uuid end,
    set_outbound_switch.mode, messaging.require_reason(set_outbound_switch.reason),
    access.actor(), access.person_name(set_outbound_switch.tenant_id, access.actor()),
    set_outbound_switch.expires_at
  )
  on conflict on constraint outbound_switches_target_key do update
  set mode = excluded.mode, reason = excluded.reason, actor_id = excluded.actor_id,
    actor_name = excluded.actor_name, expires_at = excluded.expires_at, created_at = now()
  returning s.* into v_row;
  perform security.log_event(
    'OUTBOUND_SWITCH_SET', v_row.tenant_id,
    jsonb_build_object(
      'switch_id', v_row.id, 'scope', v_row.scope, 'mode', v_row.mode, 'reason', v_row.reason
    )
  );
  return v_row;
end
$$;
comment on function
  messaging.set_outbound_switch(uuid, text, text, text, text, timestamptz) is
  'Stops what goes out by a number, with a template or to a recipient. Permission outbox.manage. Errors: permission_denied (403), switch_invalid, reason_required (422).';
revoke all on function messaging.set_outbound_switch(uuid, text, text, text, text, timestamptz)
  from public;
grant execute on function messaging.set_outbound_switch(uuid, text, text, text, text, timestamptz)
  to authenticated, service_role;

create function public.set_outbound_switch(
  tenant_id uuid,
  scope text,
  target text,
  mode text,
  reason text,
  expires_at timestamptz default null
)
returns public.outbound_switches
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.set_outbound_switch(tenant_id, scope, target, mode, reason, expires_at);
end;
revoke all on function public.set_outbound_switch(uuid, text, text, text, text, timestamptz)
  from public;
grant execute on function public.set_outbound_switch(uuid, text, text, text, text, timestamptz)
  to authenticated, service_role;

create function messaging.clear_outbound_switch(switch_id uuid, reason text)
returns public.outbound_switches
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds a delete on switches.
declare
  v_row public.outbound_switches;
begin
  perform messaging.require_reason(reason);
  delete from public.outbound_switches as s
  where s.id = clear_outbound_switch.switch_id
    and (access.is_system() or access.has_permission('outbox.manage', s.tenant_id))
  returning s.* into v_row;
  if v_row.id is null then
    raise exception using
      errcode = 'PT404',
      message = 'switch_not_found',
      detail = format('There is no switch %s that you may clear.', switch_id),
      hint = 'Refresh the list: somebody may have cleared it.';
  end if;
  perform security.log_event(
    'OUTBOUND_SWITCH_CLEARED', v_row.tenant_id,
    jsonb_build_object('switch_id', v_row.id, 'scope', v_row.scope, 'reason', btrim(reason))
  );
  return v_row;
end
$$;
comment on function messaging.clear_outbound_switch(uuid, text) is
  'Lets what the switch stopped leave again. Permission outbox.manage. Errors: switch_not_found (404), reason_required (422).';
revoke all on function messaging.clear_outbound_switch(uuid, text) from public;
grant execute on function messaging.clear_outbound_switch(uuid, text)
  to authenticated, service_role;

create function public.clear_outbound_switch(switch_id uuid, reason text)
returns public.outbound_switches
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.clear_outbound_switch(switch_id, reason);
end;
revoke all on function public.clear_outbound_switch(uuid, text) from public;
grant execute on function public.clear_outbound_switch(uuid, text)
  to authenticated, service_role;
