-- depot: physical control. Dips of the tanks (prises de hauteur).
-- Depends on: access, tanks and gauge tables, the ledger and its sums.
-- Exposes: prises_de_hauteur (read).

create table public.prises_de_hauteur (
  tenant_id uuid not null,
  id uuid not null,
  depot_id uuid not null,
  citerne_id uuid not null,
  produit_id uuid not null,
  bareme_id uuid not null,
  prise_at timestamptz not null,
  date_jour date not null,
  methode_jauge text not null default 'MANUELLE',
  hauteur_mm numeric(8, 1) not null,
  eau_mm numeric(8, 1) not null default 0,
  temperature_c numeric(5, 2) not null,
  temperatures_c numeric(5, 2)[],
  densite_observee_kgm3 numeric(7, 2) not null,
  temperature_densite_c numeric(5, 2),
  volume_brut_l numeric(14, 3) not null,
  volume_eau_l numeric(14, 3) not null,
  volume_mesure numeric(14, 3) not null,
  densite_a_15_kgm3 numeric(7, 2) not null,
  vcf numeric(8, 5) not null,
  volume_15c numeric(14, 1) not null,
  methode text not null,
  methode_version integer not null,
  note text,
  created_by uuid,
  operateur_nom text,
  created_at timestamptz not null default now(),
  annulee_at timestamptz,
  annulee_par uuid,
  annulee_par_nom text,
  annulee_motif text,
  constraint prises_de_hauteur_pkey primary key (tenant_id, id),
  constraint prises_de_hauteur_depot_fkey
    foreign key (tenant_id, depot_id) references public.sites (tenant_id, id),
  constraint prises_de_hauteur_citerne_fkey
    foreign key (tenant_id, citerne_id) references public.citernes (tenant_id, id),
  constraint prises_de_hauteur_produit_fkey
    foreign key (tenant_id, produit_id) references public.produits (tenant_id, id),
  constraint prises_de_hauteur_bareme_fkey
    foreign key (tenant_id, bareme_id) references public.baremes (tenant_id, id),
  constraint prises_de_hauteur_methode_check
    check (methode_jauge in ('MANUELLE', 'AUTOMATIQUE')),
  constraint prises_de_hauteur_hauteur_check
    check (hauteur_mm >= 0 and eau_mm >= 0 and eau_mm <= hauteur_mm),
  constraint prises_de_hauteur_volume_check
    check (volume_brut_l >= 0 and volume_eau_l >= 0
      and volume_mesure = volume_brut_l - volume_eau_l),
  constraint prises_de_hauteur_annulee_check
    check ((annulee_at is null) = (annulee_motif is null)),
  constraint prises_de_hauteur_note_check check (char_length(note) <= 2000)
);
comment on table public.prises_de_hauteur is
  'Dips: product and water height, temperature and density, and the litres that the gauge table of that day gives. Immutable but for being declared void with a reason.';
comment on column public.prises_de_hauteur.hauteur_mm is 'Millimetres from the datum plate to the surface, water included.';
comment on column public.prises_de_hauteur.eau_mm is 'Millimetres of water at the bottom.';
comment on column public.prises_de_hauteur.temperatures_c is
  'Readings at several depths, when there were several: temperature_c is their mean.';
comment on column public.prises_de_hauteur.volume_mesure is
  'Litres of product at ambient temperature: gross volume less water.';
comment on column public.prises_de_hauteur.densite_observee_kgm3 is
  'What the hydrometer showed at temperature_densite_c (that of the product when null).';
create index prises_de_hauteur_citerne_idx
  on public.prises_de_hauteur (tenant_id, citerne_id, prise_at desc);
create unique index prises_de_hauteur_instant_key
  on public.prises_de_hauteur (tenant_id, citerne_id, prise_at) where annulee_at is null;
-- Lists show the latest first, of whatever depots the reader has: they stop after a page.
create index prises_de_hauteur_prise_at_idx on public.prises_de_hauteur (prise_at desc);
create index prises_de_hauteur_depot_idx
  on public.prises_de_hauteur (tenant_id, depot_id, date_jour desc);
create index prises_de_hauteur_produit_idx on public.prises_de_hauteur (tenant_id, produit_id);
create index prises_de_hauteur_bareme_idx on public.prises_de_hauteur (tenant_id, bareme_id);
alter table public.prises_de_hauteur enable row level security;
create policy prises_de_hauteur_select_member on public.prises_de_hauteur
  for select to authenticated
  using (depot_id = any (array(select access.scopes_where('depot.read'))));
grant select on public.prises_de_hauteur to authenticated, service_role;

create table depot.dip_sums (
  tenant_id uuid not null,
  dip_id uuid not null,
  depot_id uuid not null,
  citerne_id uuid not null,
  date_jour date not null,
  prise_at timestamptz not null,
  net_ambiant numeric(16, 3) not null,
  net_15c numeric(16, 1) not null,
  constraint dip_sums_pkey primary key (tenant_id, dip_id),
  constraint dip_sums_dip_fkey
    foreign key (tenant_id, dip_id) references public.prises_de_hauteur (tenant_id, id)
) with (fillfactor = 70);
comment on table depot.dip_sums is
  'Sums of the entries of a tank from the beginning of the month to a dip, those of its very moment included, all owners, litres. With the months before, this is the book that the dip is compared with. An entry dated before a dip of its month is added to it.';
create index dip_sums_citerne_idx on depot.dip_sums (tenant_id, citerne_id, date_jour);
create index dip_sums_depot_idx on depot.dip_sums (tenant_id, depot_id, date_jour);
alter table depot.dip_sums enable row level security;
create policy dip_sums_select_member on depot.dip_sums
  for select to authenticated
  using (depot_id = any (array(select access.scopes_where('depot.read'))));
grant select on depot.dip_sums to authenticated, service_role;

create function depot.month_until(
  tenant_id uuid,
  citerne_id uuid,
  date_jour date,
  at timestamptz
)
returns table (ambiant numeric, v15c numeric)
language plpgsql
stable
security definer
rows 1
set search_path = ''
as $$
-- definer: internal sums. No zone is further ahead than UTC+14: no entry of the day is older.
#variable_conflict use_column
begin
  return query
  select coalesce(sum(x.ambiant), 0), coalesce(sum(x.v15c), 0)
  from (
    select d.net_ambiant as ambiant, d.net_15c as v15c
    from depot.stock_days as d
    where d.tenant_id = month_until.tenant_id
      and d.citerne_id = month_until.citerne_id
      and d.date_jour >= date_trunc('month', month_until.date_jour::timestamp)::date
      and d.date_jour < month_until.date_jour
    union all
    select m.volume_ambiant, m.volume_15c
    from public.mouvements_stock as m
    where m.tenant_id = month_until.tenant_id
      and m.compte_id = any (array(
        select s.id
        from public.stocks_snapshot as s
        where s.tenant_id = month_until.tenant_id and s.citerne_id = month_until.citerne_id
      ))
      and m.survenu_at >= month_until.date_jour::timestamp at time zone 'UTC' - interval '14 hours'
      and m.survenu_at <= month_until.at
      and m.date_jour = month_until.date_jour
  ) as x;
end
$$;
comment on function depot.month_until(uuid, uuid, date, timestamptz) is
  'What the entries of a tank add up to from the beginning of the month to a moment of that day, as dip_sums keeps it.';
revoke all on function depot.month_until(uuid, uuid, date, timestamptz) from public;

create function depot.tg_prises_de_hauteur__sum()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the sums are internal. With the lock of the tank: a booking is either counted here, or
-- comes after and finds the dip.
begin
  perform depot.lock_tanks(new.tenant_id, array[new.citerne_id]);
  insert into depot.dip_sums (
    tenant_id, dip_id, depot_id, citerne_id, date_jour, prise_at, net_ambiant, net_15c
  )
  select new.tenant_id, new.id, new.depot_id, new.citerne_id, new.date_jour, new.prise_at,
    x.ambiant, x.v15c
  from depot.month_until(new.tenant_id, new.citerne_id, new.date_jour, new.prise_at) as x;
  return null;
end
$$;
comment on function depot.tg_prises_de_hauteur__sum() is
  'A new dip, however it came: what the month came to when it was taken.';
revoke all on function depot.tg_prises_de_hauteur__sum() from public;
create trigger prises_de_hauteur_60_derive
  after insert on public.prises_de_hauteur
  for each row execute function depot.tg_prises_de_hauteur__sum();
