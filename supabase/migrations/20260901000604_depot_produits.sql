-- depot: products, and the preview of a volume at 15 °C that forms show while people type.
-- Depends on: access, the volume correction and the log of this module.
-- Exposes: public.produits, public.preview_volume_15c, the view public.depots.

create table public.produits (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  code text not null,
  nom text not null,
  description text,
  table_volume text not null default '54B',
  densite_15_min_kgm3 numeric(6, 2) not null,
  densite_15_max_kgm3 numeric(6, 2) not null,
  tolerance_jauge_pct numeric(5, 3) not null default 0.5,
  tolerance_transit_pct numeric(5, 3) not null default 0.3,
  couleur text not null default '#8a6d3b',
  actif boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  constraint produits_pkey primary key (tenant_id, id),
  constraint produits_code_key unique (tenant_id, code),
  constraint produits_nom_key unique (tenant_id, nom),
  constraint produits_tenant_fkey foreign key (tenant_id) references public.tenants (id),
  constraint produits_code_check check (char_length(btrim(code)) between 1 and 16),
  constraint produits_nom_check check (char_length(btrim(nom)) between 1 and 80),
  constraint produits_table_volume_check check (table_volume in ('54A', '54B', '54D')),
  constraint produits_densite_check
    check (densite_15_min_kgm3 >= 500 and densite_15_min_kgm3 < densite_15_max_kgm3
      and densite_15_max_kgm3 <= 1200),
  constraint produits_tolerance_check
    check (tolerance_jauge_pct between 0 and 20 and tolerance_transit_pct between 0 and 20),
  constraint produits_couleur_check check (couleur ~ '^#[0-9a-f]{6}$')
);
comment on table public.produits is
  'Petroleum products of a company. Never deleted: switched off with actif.';
comment on column public.produits.table_volume is
  'Family of the volume correction: 54A crude, 54B refined products, 54D lubricants.';
comment on column public.produits.densite_15_min_kgm3 is
  'Density at 15 °C, kg/m³: outside min and max the input is refused as not being this product.';
comment on column public.produits.tolerance_jauge_pct is
  'Percent of the book stock by which a dip may differ before it opens an alert.';
comment on column public.produits.tolerance_transit_pct is
  'Percent of the loaded volume at 15 °C that a trip may lose before it opens an alert.';
create trigger produits_60_derive
  before update on public.produits
  for each row execute function foundation.tg_touch();
create trigger produits_90_emit
  after insert or update or delete on public.produits
  for each row execute function depot.tg_row__log('produits', 'nom');
alter table public.produits enable row level security;
create policy produits_select_member on public.produits
  for select to authenticated
  using (tenant_id = any (array(select access.member_tenants())));
create policy produits_insert_admin on public.produits
  for insert to authenticated
  with check (tenant_id = any (array(select access.tenants_where('references.write'))));
create policy produits_update_admin on public.produits
  for update to authenticated
  using (tenant_id = any (array(select access.tenants_where('references.write'))))
  with check (tenant_id = any (array(select access.tenants_where('references.write'))));
grant select on public.produits to authenticated, service_role;
grant insert (
  tenant_id, id, code, nom, description, table_volume, densite_15_min_kgm3, densite_15_max_kgm3,
  tolerance_jauge_pct, tolerance_transit_pct, couleur, actif
) on public.produits to authenticated, service_role;
grant update (
  code, nom, description, densite_15_min_kgm3, densite_15_max_kgm3, tolerance_jauge_pct,
  tolerance_transit_pct, couleur, actif
) on public.produits to authenticated, service_role;

create function depot.correct_for_product(
  tenant_id uuid,
  produit_id uuid,
  volume_ambiant numeric,
  temperature_c numeric,
  densite_observee_kgm3 numeric,
  temperature_densite_c numeric default null
)
returns depot.volume_correction
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: rules read the product whoever books.
declare
  v_product public.produits;
  v_result depot.volume_correction;
begin
  select * into v_product
  from public.produits as p
  where p.tenant_id = correct_for_product.tenant_id and p.id = correct_for_product.produit_id;
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'PRODUIT_INTROUVABLE',
      detail = format('No product %s in this company.', correct_for_product.produit_id),
      hint = 'Choose a product of the list.';
  end if;
  v_result := depot.correct_volume(
    v_product.table_volume, volume_ambiant, temperature_c, densite_observee_kgm3,
    temperature_densite_c
  );
  if v_result.densite_a_15_kgm3
    not between v_product.densite_15_min_kgm3 and v_product.densite_15_max_kgm3
  then
    raise exception using
      errcode = 'PT422',
      message = 'DENSITE_HORS_PRODUIT',
      detail = format(
        'An observed density of %s kg/m³ at %s °C is %s kg/m³ at 15 °C; %s lies between %s and %s.',
        densite_observee_kgm3, coalesce(temperature_densite_c, temperature_c),
        v_result.densite_a_15_kgm3, v_product.nom, v_product.densite_15_min_kgm3,
        v_product.densite_15_max_kgm3
      ),
      hint = 'Read the hydrometer and its thermometer again; check the product.';
  end if;
  return v_result;
end
$$;
comment on function depot.correct_for_product(uuid, uuid, numeric, numeric, numeric, numeric) is
  'Volume at 15 °C of a product: litres, °C, kg/m³ observed; the density is refused outside the range of the product. Errors: PRODUIT_INTROUVABLE (404), DENSITE_HORS_PRODUIT and those of correct_volume (422).';
revoke all on function depot.correct_for_product(uuid, uuid, numeric, numeric, numeric, numeric)
  from public;

create function depot.preview_volume_15c(
  produit_id uuid,
  volume_ambiant numeric,
  temperature_c numeric,
  densite_observee_kgm3 numeric,
  temperature_densite_c numeric default null
)
returns depot.volume_correction
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the correction is internal; the product is looked up in the caller's companies.
begin
  return depot.correct_for_product(
    (
      select p.tenant_id
      from public.produits as p
      where p.id = preview_volume_15c.produit_id
        and p.tenant_id = any (array(select access.member_tenants()))
    ),
    produit_id, volume_ambiant, temperature_c, densite_observee_kgm3, temperature_densite_c
  );
end
$$;
comment on function depot.preview_volume_15c(uuid, numeric, numeric, numeric, numeric) is
  'What a volume would be at 15 °C, computed exactly as when it is booked; stores nothing. Litres, °C, kg/m³ observed. Errors: those of correct_for_product.';
revoke all on function depot.preview_volume_15c(uuid, numeric, numeric, numeric, numeric)
  from public;
grant execute on function depot.preview_volume_15c(uuid, numeric, numeric, numeric, numeric)
  to authenticated;

create function public.preview_volume_15c(
  produit_id uuid,
  volume_ambiant numeric,
  temperature_c numeric,
  densite_observee_kgm3 numeric,
  temperature_densite_c numeric default null
)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select to_jsonb(depot.preview_volume_15c(
    produit_id, volume_ambiant, temperature_c, densite_observee_kgm3, temperature_densite_c
  ));
end;
comment on function public.preview_volume_15c(uuid, numeric, numeric, numeric, numeric) is
  'What a volume would be at 15 °C, computed exactly as when it is booked; stores nothing. Litres, °C, kg/m³ observed. Returns volume_ambiant, densite_a_15_kgm3, vcf, volume_15c, methode, methode_version. Errors: PRODUIT_INTROUVABLE (404), DENSITE_HORS_PRODUIT, VOLUME_TEMPERATURE_HORS_PLAGE, VOLUME_DENSITE_HORS_PLAGE, VOLUME_INVALIDE (422).';
revoke all on function public.preview_volume_15c(uuid, numeric, numeric, numeric, numeric)
  from public;
grant execute on function public.preview_volume_15c(uuid, numeric, numeric, numeric, numeric)
  to authenticated;

create view public.depots
with (security_invoker = true) as
select
  s.tenant_id, s.id, s.name as nom, s.address as adresse, s.code, s.timezone, s.is_active,
  s.created_at
from public.sites as s
where s.kind = 'depot';
comment on view public.depots is 'Sites of kind depot, under the name and columns of the original.';
grant select on public.depots to authenticated, service_role;
