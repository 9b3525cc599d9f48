-- access: profils (memberships: user, tenant, role, site) and what protects them.
-- Depends on: tenants, sites and the catalogue of this module; auth.users.
-- Exposes: public.profils (read; a person may rename himself and nothing else).

create table public.profils (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  user_id uuid,
  role text not null,
  site_id uuid,
  nom_complet text not null,
  email text,
  status text not null default 'active',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  constraint profils_pkey primary key (tenant_id, id),
  constraint profils_id_key unique (id),
  constraint profils_tenant_fkey foreign key (tenant_id) references public.tenants (id),
  constraint profils_site_fkey
    foreign key (tenant_id, site_id) references public.sites (tenant_id, id),
  constraint profils_user_fkey
    foreign key (user_id) references auth.users (id) on delete set null,
  constraint profils_role_fkey foreign key (role) references public.roles (code),
  constraint profils_status_check check (status in ('active', 'suspended')),
  constraint profils_user_check check (user_id is not null or status = 'suspended'),
  -- Nothing that hides or turns the letters around: a name in a history must show what it is.
  constraint profils_nom_complet_check check (
    char_length(btrim(nom_complet)) between 1 and 120
    and nom_complet !~ '[[:cntrl:]\u200b\u202a-\u202e\u2060-\u2069\ufeff]'
  )
);
comment on table public.profils is
  'Memberships: what a person is in a tenant, or in one site of it. Role, site and status change through change_member, suspend_member, reinstate_member and remove_member only.';
comment on column public.profils.user_id is
  'auth.users.id. Null once the account was deleted: the row stays, suspended, so that names in the history stay readable.';
comment on column public.profils.site_id is 'Null: the whole tenant.';
comment on column public.profils.email is
  'Copy of the confirmed e-mail at the time of joining, for people to read. Never used to decide.';
create unique index profils_user_key on public.profils (tenant_id, user_id, site_id)
  nulls not distinct where user_id is not null;
create index profils_user_active_idx on public.profils (user_id)
  include (tenant_id, site_id, role) where status = 'active';
create index profils_user_idx on public.profils (user_id);
create index profils_site_idx on public.profils (tenant_id, site_id);
create index profils_role_idx on public.profils (role);
create trigger profils_60_derive
  before update on public.profils
  for each row execute function foundation.tg_touch();
alter table public.profils enable row level security;
create policy profils_select_member on public.profils
  for select to authenticated
  using (
    coalesce(site_id, tenant_id) = any (array(select access.scopes_where('members.read')))
    or (
      user_id = (select access.actor())
      and status = 'active'
      and tenant_id = any (array(select access.member_tenants()))
    )
  );
create policy profils_update_self on public.profils
  for update to authenticated
  using (
    user_id = (select access.actor())
    and status = 'active'
    and tenant_id = any (array(select access.member_tenants()))
  )
  with check (
    user_id = (select access.actor())
    and status = 'active'
    and tenant_id = any (array(select access.member_tenants()))
  );
grant select on public.profils to authenticated;
grant update (nom_complet) on public.profils to authenticated;
grant select, insert, update, delete on public.profils to service_role;
