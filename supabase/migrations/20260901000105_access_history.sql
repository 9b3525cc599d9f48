-- access: the history of who was given or lost what, and by whom.
-- Depends on: profils, tenants and sites of this module, foundation.tg_append_only.
-- Exposes: public.access_events (read with members.read), access.person_name for other modules.

create table public.access_events (
  tenant_id uuid not null,
  id bigint generated always as identity,
  kind text not null,
  site_id uuid,
  profil_id uuid,
  invitation_id uuid,
  user_id uuid,
  subject_name text not null,
  actor_id uuid,
  actor_name text,
  actor_role text not null,
  old_values jsonb,
  new_values jsonb,
  reason text,
  created_at timestamptz not null default now(),
  constraint access_events_pkey primary key (tenant_id, id),
  constraint access_events_tenant_fkey foreign key (tenant_id) references public.tenants (id),
  constraint access_events_kind_check check (kind in (
    'TENANT_CREATED', 'TENANT_CHANGED', 'SITE_CREATED', 'SITE_CHANGED',
    'INVITED', 'INVITATION_REVOKED', 'INVITATION_ACCEPTED', 'INVITATION_EXPIRED',
    'MEMBER_ADDED', 'MEMBER_CHANGED', 'MEMBER_RENAMED', 'MEMBER_SUSPENDED', 'MEMBER_REINSTATED',
    'MEMBER_REMOVED', 'ACCOUNT_DELETED'
  ))
);
comment on table public.access_events is
  'Append-only: who changed which membership, invitation, tenant or site, from what to what. Names are copied, so that they outlive the people.';
comment on column public.access_events.site_id is
  'The site both sides of the change lie in; null when it concerns the whole tenant.';
comment on column public.access_events.actor_id is
  'auth.users.id from the verified token, never from the client; null for the system.';
comment on column public.access_events.actor_role is 'Database role of the caller, which names the system''s way in.';
comment on column public.access_events.old_values is 'Only what changed; everything when the row went away.';
create index access_events_profil_idx on public.access_events (tenant_id, profil_id, id desc);
create index access_events_user_idx on public.access_events (tenant_id, user_id, id desc);
create trigger access_events_30_guard
  before update or delete on public.access_events
  for each row execute function foundation.tg_append_only();
create trigger access_events_31_guard
  before truncate on public.access_events
  for each statement execute function foundation.tg_append_only();
alter table public.access_events enable row level security;
create policy access_events_select_member on public.access_events
  for select to authenticated
  using (coalesce(site_id, tenant_id) = any (array(select access.scopes_where('members.read'))));
grant select on public.access_events to authenticated, service_role;

create function access.person_name(tenant_id uuid, user_id uuid)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: an alert shows who dealt with it also to those who may not list the members.
declare
  v_name text;
begin
  select p.nom_complet into v_name
  from public.profils as p
  where p.tenant_id = person_name.tenant_id
    and p.user_id = person_name.user_id
  order by p.status, p.site_id nulls first
  limit 1;
  if v_name is null then
    select e.subject_name into v_name
    from public.access_events as e
    where e.tenant_id = person_name.tenant_id
      and e.user_id = person_name.user_id
      and e.profil_id is not null
    order by e.id desc
    limit 1;
  end if;
  return v_name;
end
$$;
comment on function access.person_name(uuid, uuid) is
  'Name of a person in a tenant, also after the membership or the account is gone; null when never a member.';
revoke all on function access.person_name(uuid, uuid) from public;
grant execute on function access.person_name(uuid, uuid) to authenticated, service_role;

create function access.changed_values(before_values jsonb, after_values jsonb)
returns jsonb
language sql
immutable
security invoker
set search_path = ''
as $$
  select jsonb_object_agg(e.key, e.value)
  from jsonb_each(before_values) as e
  where e.value is distinct from after_values -> e.key
    and e.key not in ('created_at', 'updated_at', 'version')
$$;
comment on function access.changed_values(jsonb, jsonb) is
  'Keys of the first row image whose value differs in the second; null when none does.';
revoke all on function access.changed_values(jsonb, jsonb) from public;

create function access.record_event(
  kind text,
  row_before jsonb,
  row_after jsonb,
  subject_name text,
  profil_id uuid default null,
  invitation_id uuid default null
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds insert on the history, so that no line can be forged.
declare
  v_row jsonb := coalesce(row_after, row_before);
  v_tenant uuid := coalesce(v_row ->> 'tenant_id', v_row ->> 'id')::uuid;
  v_old jsonb := access.changed_values(row_before, coalesce(row_after, '{}'));
  v_new jsonb := access.changed_values(row_after, coalesce(row_before, '{}'));
  v_role text := current_setting('role');
begin
  if v_old is null and v_new is null then
    return;
  end if;
  insert into public.access_events (
    tenant_id, kind, site_id, profil_id, invitation_id, user_id, subject_name,
    actor_id, actor_name, actor_role, old_values, new_values, reason
  )
  values (
    v_tenant,
    record_event.kind,
    case
      when row_before is null or row_after is null
        or row_before ->> 'site_id' = row_after ->> 'site_id'
      then (v_row ->> 'site_id')::uuid
    end,
    record_event.profil_id,
    record_event.invitation_id,
    coalesce(v_row ->> 'user_id', row_before ->> 'user_id')::uuid,
    record_event.subject_name,
    auth.uid(),
    access.person_name(v_tenant, auth.uid()),
    case v_role when 'none' then session_user else v_role end,
    v_old,
    v_new,
    nullif(current_setting('access.reason', true), '')
  );
end
$$;
comment on function access.record_event(text, jsonb, jsonb, text, uuid, uuid) is
  'Writes one line of the history from the row images before and after; nothing when nothing changed.';
revoke all on function access.record_event(text, jsonb, jsonb, text, uuid, uuid) from public;

create function access.tg_profils__record()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see record_event. A trigger, so that no route around the rules leaves no trace.
declare
  v_kind text;
begin
  if tg_op = 'INSERT' then
    perform access.record_event('MEMBER_ADDED', null, to_jsonb(new), new.nom_complet, new.id);
    return null;
  elsif tg_op = 'DELETE' then
    perform access.record_event('MEMBER_REMOVED', to_jsonb(old), null, old.nom_complet, old.id);
    return null;
  end if;
  v_kind := case
    when new.user_id is null and old.user_id is not null then 'ACCOUNT_DELETED'
    when new.status <> old.status and new.status = 'suspended' then 'MEMBER_SUSPENDED'
    when new.status <> old.status then 'MEMBER_REINSTATED'
    when new.role = old.role and new.site_id is not distinct from old.site_id
      and new.nom_complet <> old.nom_complet then 'MEMBER_RENAMED'
    else 'MEMBER_CHANGED'
  end;
  perform access.record_event(v_kind, to_jsonb(old), to_jsonb(new), new.nom_complet, new.id);
  return null;
end
$$;
comment on function access.tg_profils__record() is 'After any change of a membership: one line of history.';
revoke all on function access.tg_profils__record() from public;
create trigger profils_90_emit
  after insert or update or delete on public.profils
  for each row execute function access.tg_profils__record();

create function access.tg_tenants__record()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see record_event.
begin
  perform access.record_event(
    case tg_op when 'INSERT' then 'TENANT_CREATED' else 'TENANT_CHANGED' end,
    case tg_op when 'UPDATE' then to_jsonb(old) end,
    to_jsonb(new),
    new.name
  );
  return null;
end
$$;
comment on function access.tg_tenants__record() is 'After a tenant was created or changed: one line of history.';
revoke all on function access.tg_tenants__record() from public;
create trigger tenants_90_emit
  after insert or update on public.tenants
  for each row execute function access.tg_tenants__record();

create function access.tg_sites__record()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see record_event.
begin
  perform access.record_event(
    case tg_op when 'INSERT' then 'SITE_CREATED' else 'SITE_CHANGED' end,
    case tg_op when 'UPDATE' then to_jsonb(old) || jsonb_build_object('site_id', old.id) end,
    to_jsonb(new) || jsonb_build_object('site_id', new.id),
    new.name
  );
  return null;
end
$$;
comment on function access.tg_sites__record() is 'After a site was created or changed: one line of history.';
revoke all on function access.tg_sites__record() from public;
create trigger sites_90_emit
  after insert or update on public.sites
  for each row execute function access.tg_sites__record();
