-- depot: trips of trucks (cours de route) and the steps each of them took.
-- Depends on: access, produits, tiers, the log of this module.
-- Exposes: cours_de_route, cours_de_route_etapes (read), the view cours_route.

create table public.cours_de_route (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  depot_destination_id uuid not null,
  produit_id uuid not null,
  fournisseur_id uuid,
  transporteur_id uuid,
  camion_id uuid,
  plaque_camion text not null,
  plaque_remorque text,
  chauffeur_nom text,
  transporteur text,
  depart_pays text,
  bl_numero text,
  scelles text,
  date_chargement date not null,
  volume numeric(12, 1),
  temperature_chargement_c numeric(5, 2),
  densite_chargement_kgm3 numeric(7, 2),
  volume_charge_15c numeric(12, 1),
  statut text not null default 'CHARGEMENT',
  statut_at timestamptz not null default now(),
  arrive_at timestamptz,
  annule_at timestamptz,
  annule_motif text,
  note text,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  constraint cours_de_route_pkey primary key (tenant_id, id),
  constraint cours_de_route_depot_fkey
    foreign key (tenant_id, depot_destination_id) references public.sites (tenant_id, id),
  constraint cours_de_route_produit_fkey
    foreign key (tenant_id, produit_id) references public.produits (tenant_id, id),
  constraint cours_de_route_fournisseur_fkey
    foreign key (tenant_id, fournisseur_id) references public.fournisseurs (tenant_id, id),
  constraint cours_de_route_transporteur_fkey
    foreign key (tenant_id, transporteur_id) references public.transporteurs (tenant_id, id),
  constraint cours_de_route_camion_fkey
    foreign key (tenant_id, camion_id) references public.camions (tenant_id, id),
  constraint cours_de_route_statut_check
    check (statut in ('CHARGEMENT', 'TRANSIT', 'FRONTIERE', 'ARRIVE', 'DECHARGE')),
  constraint cours_de_route_arrive_check
    check ((statut in ('ARRIVE', 'DECHARGE')) = (arrive_at is not null)),
  constraint cours_de_route_plaque_check
    check (plaque_camion = depot.normalise_plaque(plaque_camion)
      and char_length(plaque_camion) between 2 and 20),
  constraint cours_de_route_volume_check check (volume > 0),
  constraint cours_de_route_volume_15c_check check (volume_charge_15c > 0),
  constraint cours_de_route_annule_check
    check (
      (annule_at is null) = (annule_motif is null)
      and (annule_at is null or statut <> 'DECHARGE')
    ),
  constraint cours_de_route_note_check check (char_length(note) <= 2000)
);
comment on table public.cours_de_route is
  'A truck on its way to a depot: CHARGEMENT, TRANSIT, FRONTIERE, ARRIVE, DECHARGE, forward and one step at a time; DECHARGE comes from its receptions only.';
comment on column public.cours_de_route.volume is 'Litres loaded at ambient temperature, from the delivery note.';
comment on column public.cours_de_route.densite_chargement_kgm3 is
  'Density observed at loading, at temperature_chargement_c; not the density at 15 °C.';
comment on column public.cours_de_route.volume_charge_15c is
  'Litres at 15 °C, derived from volume, temperature and density of loading; null while one of them is missing.';
comment on column public.cours_de_route.arrive_at is
  'When the truck stood before the depot: what its age is counted from, not when the row was made.';
create unique index uniq_open_cdr_per_truck on public.cours_de_route (tenant_id, plaque_camion)
  where statut <> 'DECHARGE' and annule_at is null;
create index cours_de_route_depot_idx
  on public.cours_de_route (tenant_id, depot_destination_id, statut, date_chargement desc);
create index cours_de_route_arrive_idx on public.cours_de_route (tenant_id, arrive_at)
  where statut = 'ARRIVE' and annule_at is null;
create index cours_de_route_produit_idx on public.cours_de_route (tenant_id, produit_id);
create index cours_de_route_fournisseur_idx on public.cours_de_route (tenant_id, fournisseur_id);
create index cours_de_route_transporteur_idx on public.cours_de_route (tenant_id, transporteur_id);
create index cours_de_route_camion_idx on public.cours_de_route (tenant_id, camion_id);
alter table public.cours_de_route enable row level security;
create policy cours_de_route_select_member on public.cours_de_route
  for select to authenticated
  using (depot_destination_id = any (array(select access.scopes_where('depot.read'))));
grant select on public.cours_de_route to authenticated, service_role;

create table public.cours_de_route_etapes (
  tenant_id uuid not null,
  cours_de_route_id uuid not null,
  statut text not null,
  survenu_at timestamptz not null,
  depot_id uuid not null,
  acteur_id uuid,
  acteur_nom text,
  note text,
  created_at timestamptz not null default now(),
  constraint cours_de_route_etapes_pkey primary key (tenant_id, cours_de_route_id, statut),
  constraint cours_de_route_etapes_cdr_fkey
    foreign key (tenant_id, cours_de_route_id) references public.cours_de_route (tenant_id, id),
  constraint cours_de_route_etapes_statut_check
    check (statut in ('CHARGEMENT', 'TRANSIT', 'FRONTIERE', 'ARRIVE', 'DECHARGE', 'ANNULE'))
);
comment on table public.cours_de_route_etapes is
  'When a trip reached each step, and who said so. A step is reached once; reopening a trip whose only reception was reversed removes its DECHARGE.';
comment on column public.cours_de_route_etapes.survenu_at is 'When it happened; created_at is when it was entered.';
alter table public.cours_de_route_etapes enable row level security;
create policy cours_de_route_etapes_select_member on public.cours_de_route_etapes
  for select to authenticated
  using (depot_id = any (array(select access.scopes_where('depot.read'))));
grant select on public.cours_de_route_etapes to authenticated, service_role;

create view public.cours_route
with (security_invoker = true) as
select c.*, concat_ws(' • ', c.plaque_camion, c.plaque_remorque) as plaques
from public.cours_de_route as c;
comment on view public.cours_route is 'cours_de_route with both plates in one column.';
grant select on public.cours_route to authenticated, service_role;
