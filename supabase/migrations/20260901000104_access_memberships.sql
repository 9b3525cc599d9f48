-- access: what each membership allows at this moment, kept ready for the policies.
-- Depends on: profils, tenants and the catalogue of this module.
-- Exposes: access.memberships (for the helpers only), access.membership_drift, rebuild_memberships.

create table access.tenant_guards (
  tenant_id uuid not null,
  change_count bigint not null default 0,
  constraint tenant_guards_pkey primary key (tenant_id),
  constraint tenant_guards_tenant_fkey foreign key (tenant_id) references public.tenants (id)
);
comment on table access.tenant_guards is
  'One row per tenant, written by whatever changes rights in it: the point where two such changes meet.';
alter table access.tenant_guards enable row level security;
create policy tenant_guards_select_nobody on access.tenant_guards
  for select to authenticated
  using (false);

create function access.enter_tenant_guard(tenant_id uuid)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: the table is internal.
-- Two sessions that look at the rights of a tenant and then change them would each miss what the
-- other is doing: two last administrators gone at once, or a member added to a tenant while it is
-- being suspended. Writing this row makes the second wait and look again; under repeatable read it
-- fails with a serialization error instead of looking at the past.
  insert into access.tenant_guards as g (tenant_id, change_count)
  values (enter_tenant_guard.tenant_id, 1)
  on conflict on constraint tenant_guards_pkey do update set change_count = g.change_count + 1
$$;
comment on function access.enter_tenant_guard(uuid) is
  'Makes changes of rights in one tenant follow one another until the end of the transaction.';
revoke all on function access.enter_tenant_guard(uuid) from public;

create table access.memberships (
  tenant_id uuid not null,
  profil_id uuid not null,
  user_id uuid not null,
  site_id uuid,
  scope_ids uuid[] not null,
  permissions text[] not null,
  constraint memberships_pkey primary key (tenant_id, profil_id),
  constraint memberships_profil_fkey
    foreign key (tenant_id, profil_id) references public.profils (tenant_id, id) on delete cascade
);
comment on table access.memberships is
  'Derived, never edited: the active profils of tenants that work, with the permissions of their role. Policies pay for one index probe here instead of three joined.';
comment on column access.memberships.scope_ids is
  'The site; or, for the whole tenant, the tenant and each of its sites.';
create index memberships_user_idx on access.memberships (user_id);
alter table access.memberships enable row level security;
create policy memberships_select_nobody on access.memberships
  for select to authenticated
  using (false);

create view access.effective_memberships
with (security_invoker = true)
as
select
  p.tenant_id,
  p.id as profil_id,
  p.user_id,
  p.site_id,
  case
    when p.site_id is not null then array[p.site_id]
    else p.tenant_id || array(
      select s.id
      from public.sites as s
      where s.tenant_id = p.tenant_id
      order by s.id
    )
  end as scope_ids,
  array(
    select rp.permission
    from public.role_permissions as rp
    where rp.role = p.role
    order by rp.permission
  ) as permissions
from public.profils as p
join public.tenants as t on t.id = p.tenant_id and t.status in ('active', 'trial')
where p.status = 'active'
  and p.user_id is not null;
comment on view access.effective_memberships is
  'The definition of a right: what access.memberships must always equal.';

create view access.membership_drift
with (security_invoker = true)
as
select 'missing' as kind, e.tenant_id, e.profil_id
from (table access.effective_memberships except table access.memberships) as e
union all
select 'stale', m.tenant_id, m.profil_id
from (table access.memberships except table access.effective_memberships) as m;
comment on view access.membership_drift is
  'Rights stored otherwise than defined. Empty, unless triggers were switched off: then run access.rebuild_memberships().';

create function access.refresh_memberships(tenant_id uuid, profil_id uuid default null)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the tables are internal.
begin
  perform access.enter_tenant_guard(tenant_id);
  delete from access.memberships as m
  where m.tenant_id = refresh_memberships.tenant_id
    and m.profil_id = coalesce(refresh_memberships.profil_id, m.profil_id);
  insert into access.memberships (tenant_id, profil_id, user_id, site_id, scope_ids, permissions)
  select e.tenant_id, e.profil_id, e.user_id, e.site_id, e.scope_ids, e.permissions
  from access.effective_memberships as e
  where e.tenant_id = refresh_memberships.tenant_id
    and e.profil_id = coalesce(refresh_memberships.profil_id, e.profil_id);
end
$$;
comment on function access.refresh_memberships(uuid, uuid) is
  'Derives the stored rights of one membership, or of a whole tenant, again. Same transaction as the change, so that a suspension works at its commit.';
revoke all on function access.refresh_memberships(uuid, uuid) from public;

create function access.rebuild_memberships()
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the tables are internal.
begin
  -- Keeps every other change of rights out until all rows are derived from one picture.
  lock table public.profils, public.tenants, public.sites in share row exclusive mode;
  delete from access.memberships;
  insert into access.memberships (tenant_id, profil_id, user_id, site_id, scope_ids, permissions)
  select e.tenant_id, e.profil_id, e.user_id, e.site_id, e.scope_ids, e.permissions
  from access.effective_memberships as e;
end
$$;
comment on function access.rebuild_memberships() is
  'Derives every stored right again: after a migration changed what roles hold, or after triggers were off.';
revoke all on function access.rebuild_memberships() from public;

create function access.tg_profils__refresh()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see refresh_memberships.
begin
  if tg_op = 'DELETE' then
    perform access.refresh_memberships(old.tenant_id, old.id);
  elsif tg_op = 'INSERT'
    or (new.user_id, new.role, new.site_id, new.status)
      is distinct from (old.user_id, old.role, old.site_id, old.status)
  then
    perform access.refresh_memberships(new.tenant_id, new.id);
  end if;
  return null;
end
$$;
comment on function access.tg_profils__refresh() is
  'After a membership changed: its stored rights follow. A mere renaming takes no lock.';
revoke all on function access.tg_profils__refresh() from public;
create trigger profils_65_refresh
  after insert or update or delete on public.profils
  for each row execute function access.tg_profils__refresh();

create function access.tg_tenants__refresh()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see refresh_memberships.
begin
  if new.status <> old.status then
    perform access.refresh_memberships(new.id);
  end if;
  return null;
end
$$;
comment on function access.tg_tenants__refresh() is
  'After a tenant was suspended or came back: the stored rights of all its members follow.';
revoke all on function access.tg_tenants__refresh() from public;
create trigger tenants_65_refresh
  after update on public.tenants
  for each row execute function access.tg_tenants__refresh();

create function access.tg_sites__refresh()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see refresh_memberships.
begin
  perform access.refresh_memberships(new.tenant_id);
  return null;
end
$$;
comment on function access.tg_sites__refresh() is
  'After a site was opened: whoever holds the whole tenant holds it too.';
revoke all on function access.tg_sites__refresh() from public;
create trigger sites_65_refresh
  after insert on public.sites
  for each row execute function access.tg_sites__refresh();

create function access.tg_role_permissions__refresh()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see refresh_memberships.
begin
  perform access.rebuild_memberships();
  return null;
end
$$;
comment on function access.tg_role_permissions__refresh() is
  'After a migration changed what a role holds: every stored right follows.';
revoke all on function access.tg_role_permissions__refresh() from public;
create trigger role_permissions_65_refresh
  after insert or update or delete or truncate on public.role_permissions
  for each statement execute function access.tg_role_permissions__refresh();
