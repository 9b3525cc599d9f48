-- depot: tanks, and the gauge tables that turn a height into litres.
-- Depends on: access, produits, the log of this module.
-- Exposes: citernes, baremes, bareme_points (read by members of the depot).

create table public.citernes (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  depot_id uuid not null,
  nom text not null,
  produit_id uuid not null,
  capacite_totale numeric(14, 1) not null,
  remplissage_max_l numeric(14, 1) not null,
  volume_mort_l numeric(14, 1) not null default 0,
  localisation text,
  statut text not null default 'active',
  est_logique boolean not null default false,
  position integer not null default 100,
  note text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  constraint citernes_pkey primary key (tenant_id, id),
  constraint citernes_id_key unique (id),
  constraint citernes_nom_key unique (tenant_id, depot_id, nom),
  constraint citernes_depot_fkey
    foreign key (tenant_id, depot_id) references public.sites (tenant_id, id),
  constraint citernes_produit_fkey
    foreign key (tenant_id, produit_id) references public.produits (tenant_id, id),
  constraint citernes_nom_check check (char_length(btrim(nom)) between 1 and 60),
  constraint citernes_capacite_check
    check (capacite_totale > 0 and remplissage_max_l > 0 and remplissage_max_l <= capacite_totale),
  constraint citernes_volume_mort_check
    check (volume_mort_l >= 0 and volume_mort_l < remplissage_max_l),
  constraint citernes_statut_check check (statut in ('active', 'inactive', 'maintenance')),
  constraint citernes_note_check check (char_length(note) <= 2000)
);
comment on table public.citernes is
  'Tanks of a depot, one product each. Never deleted: statut inactive.';
comment on column public.citernes.capacite_totale is 'Litres up to the brim.';
comment on column public.citernes.remplissage_max_l is
  'Safe fill level, litres: no reception or transfer may lead above it. The original kept this and the unusable heel in one column with two meanings.';
comment on column public.citernes.volume_mort_l is
  'Unusable heel, litres: no withdrawal or transfer may lead below it.';
comment on column public.citernes.est_logique is
  'Product that lies at another company''s depot: no gauge table, no dips.';
create index citernes_produit_idx on public.citernes (tenant_id, produit_id);
create trigger citernes_60_derive
  before update on public.citernes
  for each row execute function foundation.tg_touch();
create trigger citernes_90_emit
  after insert or update or delete on public.citernes
  for each row execute function depot.tg_row__log('citernes', 'nom');
alter table public.citernes enable row level security;
create policy citernes_select_member on public.citernes
  for select to authenticated
  using (depot_id = any (array(select access.scopes_where('depot.read'))));
create policy citernes_insert_admin on public.citernes
  for insert to authenticated
  with check (depot_id = any (array(select access.scopes_where('citernes.write'))));
create policy citernes_update_admin on public.citernes
  for update to authenticated
  using (depot_id = any (array(select access.scopes_where('citernes.write'))))
  with check (depot_id = any (array(select access.scopes_where('citernes.write'))));
grant select on public.citernes to authenticated, service_role;
grant insert (
  tenant_id, id, depot_id, nom, produit_id, capacite_totale, remplissage_max_l, volume_mort_l,
  localisation, statut, est_logique, position, note
) on public.citernes to authenticated, service_role;
grant update (
  nom, produit_id, capacite_totale, remplissage_max_l, volume_mort_l, localisation, statut,
  position, note
) on public.citernes to authenticated, service_role;

create table public.baremes (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  depot_id uuid not null,
  citerne_id uuid not null,
  certificat_numero text not null,
  organisme text,
  valide_du date not null,
  valide_au date not null,
  hauteur_min_mm integer not null,
  hauteur_max_mm integer not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  constraint baremes_pkey primary key (tenant_id, id),
  constraint baremes_citerne_key unique (tenant_id, citerne_id, valide_du),
  constraint baremes_citerne_fkey
    foreign key (tenant_id, citerne_id) references public.citernes (tenant_id, id),
  constraint baremes_depot_fkey
    foreign key (tenant_id, depot_id) references public.sites (tenant_id, id),
  constraint baremes_validite_check check (valide_au > valide_du),
  constraint baremes_hauteur_check
    check (hauteur_min_mm >= 0 and hauteur_max_mm > hauteur_min_mm),
  constraint baremes_certificat_check check (char_length(btrim(certificat_numero)) between 1 and 60)
);
comment on table public.baremes is
  'Gauge table (barème) of a tank with its certificate. Immutable: a new calibration is a new table, so that a dip can be computed again for ever.';
comment on column public.baremes.valide_du is
  'From this day on it is the table of the tank, until the next one starts.';
comment on column public.baremes.valide_au is 'Last day of the certificate.';
create index baremes_depot_idx on public.baremes (tenant_id, depot_id);
create trigger baremes_30_guard
  before update or delete on public.baremes
  for each row execute function foundation.tg_append_only();
create trigger baremes_31_guard
  before truncate on public.baremes
  for each statement execute function foundation.tg_append_only();
alter table public.baremes enable row level security;
create policy baremes_select_member on public.baremes
  for select to authenticated
  using (depot_id = any (array(select access.scopes_where('depot.read'))));
grant select on public.baremes to authenticated, service_role;

create table public.bareme_points (
  tenant_id uuid not null,
  bareme_id uuid not null,
  hauteur_mm integer not null,
  volume_l numeric(14, 3) not null,
  depot_id uuid not null,
  constraint bareme_points_pkey primary key (tenant_id, bareme_id, hauteur_mm),
  constraint bareme_points_bareme_fkey
    foreign key (tenant_id, bareme_id) references public.baremes (tenant_id, id),
  constraint bareme_points_hauteur_check check (hauteur_mm between 0 and 100000),
  constraint bareme_points_volume_check check (volume_l >= 0)
);
comment on table public.bareme_points is
  'Rows of a gauge table: millimetres and litres. Between two rows the volume is interpolated, never rounded to the nearest.';
create trigger bareme_points_30_guard
  before update or delete on public.bareme_points
  for each row execute function foundation.tg_append_only();
create trigger bareme_points_31_guard
  before truncate on public.bareme_points
  for each statement execute function foundation.tg_append_only();
alter table public.bareme_points enable row level security;
create policy bareme_points_select_member on public.bareme_points
  for select to authenticated
  using (depot_id = any (array(select access.scopes_where('depot.read'))));
grant select on public.bareme_points to authenticated, service_role;
