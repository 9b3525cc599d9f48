-- access: tenants and their sites (depots, restaurants).
-- Depends on: the helpers and the catalogue of this module, foundation.tg_touch.
-- Exposes: public.tenants, public.sites.

create table public.tenants (
  id uuid not null default gen_random_uuid(),
  slug text not null,
  name text not null,
  domain text not null,
  is_operator boolean not null default false,
  status text not null default 'active',
  timezone text not null default 'UTC',
  currency text not null default 'USD',
  default_locale text not null default 'fr',
  settings jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  constraint tenants_pkey primary key (id),
  constraint tenants_slug_key unique (slug),
  constraint tenants_slug_check check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 63),
  constraint tenants_name_check check (char_length(btrim(name)) between 1 and 120),
  constraint tenants_domain_check check (domain in ('depot', 'resto')),
  constraint tenants_status_check check (status in ('active', 'trial', 'suspended', 'cancelled')),
  constraint tenants_operator_active_check check (not is_operator or status = 'active'),
  -- Names only: Postgres also reads abbreviations and rules, which no browser can show.
  constraint tenants_timezone_check check (
    timezone ~ '^(UTC|[A-Za-z]+(/[A-Za-z0-9_+-]+)+)$'
    and timestamptz 'epoch' at time zone timezone is not null
  ),
  constraint tenants_currency_check check (currency ~ '^[A-Z]{3}$'),
  constraint tenants_default_locale_check check (default_locale in ('fr', 'en', 'ar')),
  -- Every member reads it, and the history keeps each version twice.
  constraint tenants_settings_check
    check (jsonb_typeof(settings) = 'object' and octet_length(settings::text) <= 32768)
);
comment on table public.tenants is
  'A company that uses the platform. Never deleted: cancelled, so that its history keeps its owner.';
comment on column public.tenants.is_operator is
  'The company that runs the platform; findings about the database itself belong to it. The first tenant becomes it.';
comment on column public.tenants.status is
  'active or trial: members work. suspended or cancelled: nobody sees or does anything, at once.';
comment on column public.tenants.timezone is 'IANA name. Due times and days are those of this zone.';
create unique index tenants_is_operator_key on public.tenants (is_operator) where is_operator;
create trigger tenants_60_derive
  before update on public.tenants
  for each row execute function foundation.tg_touch();
alter table public.tenants enable row level security;
create policy tenants_select_member on public.tenants
  for select to authenticated
  using (id = any (array(select access.member_tenants())));
create policy tenants_update_admin on public.tenants
  for update to authenticated
  using (id = any (array(select access.tenants_where('tenant.write'))))
  with check (id = any (array(select access.tenants_where('tenant.write'))));
grant select on public.tenants to authenticated;
grant update (name, timezone, currency, default_locale, settings)
  on public.tenants to authenticated;
grant select, insert, update on public.tenants to service_role;

create table public.sites (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  code text not null,
  name text not null,
  timezone text not null,
  currency text not null,
  default_locale text not null,
  address text,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  constraint sites_pkey primary key (tenant_id, id),
  constraint sites_id_key unique (id),
  constraint sites_code_key unique (tenant_id, code),
  constraint sites_tenant_fkey foreign key (tenant_id) references public.tenants (id),
  constraint sites_kind_check check (kind in ('depot', 'restaurant')),
  constraint sites_code_check check (code ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$' and length(code) <= 32),
  constraint sites_name_check check (char_length(btrim(name)) between 1 and 120),
  constraint sites_timezone_check check (
    timezone ~ '^(UTC|[A-Za-z]+(/[A-Za-z0-9_+-]+)+)$'
    and timestamptz 'epoch' at time zone timezone is not null
  ),
  constraint sites_currency_check check (currency ~ '^[A-Z]{3}$'),
  constraint sites_default_locale_check check (default_locale in ('fr', 'en', 'ar')),
  constraint sites_address_check check (char_length(address) <= 500)
);
comment on table public.sites is
  'A depot or a restaurant of a tenant. Closed with is_active, never deleted.';
comment on column public.sites.id is
  'Chosen by the server: scopes mix tenant ids and site ids, so a site must never borrow the id of a tenant.';
comment on column public.sites.timezone is 'Taken from the tenant when left out, like currency and locale.';
create trigger sites_60_derive
  before update on public.sites
  for each row execute function foundation.tg_touch();
alter table public.sites enable row level security;
create policy sites_select_member on public.sites
  for select to authenticated
  using (id = any (array(select access.scopes_where('tenant.read'))));
create policy sites_insert_admin on public.sites
  for insert to authenticated
  with check (tenant_id = any (array(select access.tenants_where('sites.write'))));
create policy sites_update_admin on public.sites
  for update to authenticated
  using (id = any (array(select access.scopes_where('sites.write'))))
  with check (id = any (array(select access.scopes_where('sites.write'))));
grant select on public.sites to authenticated;
grant insert (tenant_id, kind, code, name, timezone, currency, default_locale, address)
  on public.sites to authenticated;
grant update (code, name, timezone, currency, default_locale, address, is_active)
  on public.sites to authenticated;
grant select, insert, update on public.sites to service_role;

create function access.tg_sites__inherit()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the tenant row is read whoever inserts.
declare
  v_tenant public.tenants;
begin
  select * into v_tenant from public.tenants as t where t.id = new.tenant_id;
  new.timezone := coalesce(new.timezone, v_tenant.timezone);
  new.currency := coalesce(new.currency, v_tenant.currency);
  new.default_locale := coalesce(new.default_locale, v_tenant.default_locale);
  if exists (select from public.tenants as t where t.id = new.id) then
    raise exception using
      errcode = '23505',
      message = 'scope_id_taken',
      detail = format('%s is the id of a tenant.', new.id),
      hint = 'Leave the id of the site out: the server chooses one.';
  end if;
  if new.kind <> (case v_tenant.domain when 'depot' then 'depot' else 'restaurant' end) then
    raise exception using
      errcode = 'PT422',
      message = 'site_kind_of_another_domain',
      detail = format('A tenant of domain %s has no site of kind %s.', v_tenant.domain, new.kind),
      hint = 'Depot companies have depots, restaurant groups have restaurants.';
  end if;
  return new;
end
$$;
comment on function access.tg_sites__inherit() is
  'Before insert: zone, currency and locale of the tenant where left out; refuses an id that is a tenant''s.';
revoke all on function access.tg_sites__inherit() from public;
create trigger sites_10_normalise
  before insert on public.sites
  for each row execute function access.tg_sites__inherit();

create function access.tg_tenants__guard()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: it looks at every tenant and site, whoever writes.
begin
  if tg_op = 'INSERT' then
    if not exists (select from public.tenants) then
      -- Two first tenants at once would both claim to be the operator: the second waits here and
      -- then finds the first.
      perform pg_advisory_xact_lock(hashtextextended('access.first_tenant', 0));
      new.is_operator := not exists (select from public.tenants);
    end if;
    if exists (select from public.sites as s where s.id = new.id) then
      raise exception using
        errcode = '23505',
        message = 'scope_id_taken',
        detail = format('%s is the id of a site.', new.id),
        hint = 'Leave the id of the tenant out: the server chooses one.';
    end if;
  elsif new.id <> old.id or new.domain <> old.domain then
    raise exception using
      errcode = 'PT422',
      message = 'tenant_identity_fixed',
      detail = 'The id and the domain of a tenant do not change: roles and sites depend on them.',
      hint = 'Create another tenant.';
  end if;
  return new;
end
$$;
comment on function access.tg_tenants__guard() is
  'The first tenant is the operator; id and domain never change; no id is both a tenant''s and a site''s.';
revoke all on function access.tg_tenants__guard() from public;
create trigger tenants_30_guard
  before insert or update on public.tenants
  for each row execute function access.tg_tenants__guard();
