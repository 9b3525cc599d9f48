-- depot: receptions (stock in), split over tanks. Draft, validated by a second person where the
-- company asks for it, reversed and replaced, never changed.
-- Depends on: access, trips, tanks, tiers.
-- Exposes: receptions, reception_lignes, v_receptions, v_cours_de_route (read).

create table public.receptions (
  tenant_id uuid not null,
  id uuid not null,
  depot_id uuid not null,
  cours_de_route_id uuid,
  produit_id uuid not null,
  fournisseur_id uuid,
  proprietaire_type text not null default 'MONALUXE',
  partenaire_id uuid,
  numero text,
  bl_numero text,
  scelles text,
  plaque_camion text,
  statut text not null default 'brouillon',
  recue_at timestamptz not null,
  date_reception date not null,
  volume_ambiant numeric(14, 3) not null,
  volume_15c numeric(14, 1),
  note text,
  remplace_id uuid,
  created_by uuid,
  created_by_nom text,
  created_at timestamptz not null default now(),
  validated_by uuid,
  validated_by_nom text,
  validated_at timestamptz,
  clos_par uuid,
  clos_par_nom text,
  clos_at timestamptz,
  clos_motif text,
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  constraint receptions_pkey primary key (tenant_id, id),
  constraint receptions_depot_fkey
    foreign key (tenant_id, depot_id) references public.sites (tenant_id, id),
  constraint receptions_cdr_fkey
    foreign key (tenant_id, cours_de_route_id) references public.cours_de_route (tenant_id, id),
  constraint receptions_produit_fkey
    foreign key (tenant_id, produit_id) references public.produits (tenant_id, id),
  constraint receptions_fournisseur_fkey
    foreign key (tenant_id, fournisseur_id) references public.fournisseurs (tenant_id, id),
  constraint receptions_partenaire_fkey
    foreign key (tenant_id, partenaire_id) references public.partenaires (tenant_id, id),
  constraint receptions_remplace_fkey
    foreign key (tenant_id, remplace_id) references public.receptions (tenant_id, id),
  constraint receptions_statut_check
    check (statut in ('brouillon', 'validee', 'rejetee', 'annulee')),
  constraint receptions_proprietaire_check
    check (proprietaire_type in ('MONALUXE', 'PARTENAIRE')
      and (proprietaire_type = 'PARTENAIRE') = (partenaire_id is not null)),
  constraint receptions_validee_check
    check ((statut in ('validee', 'annulee')) = (validated_at is not null)
      and (validated_at is null or volume_15c is not null)),
  constraint receptions_clos_check
    check ((statut in ('rejetee', 'annulee')) = (clos_motif is not null)),
  constraint receptions_volume_check check (volume_ambiant > 0),
  constraint receptions_note_check check (char_length(note) <= 2000)
);
comment on table public.receptions is
  'Stock in, from a trip or direct. brouillon, then validee (booked) or rejetee; annulee: its entries were reversed. Nothing of a validated one changes.';
comment on column public.receptions.id is
  'Given by the client, UUID version 7: saving twice with the same id is one document.';
comment on column public.receptions.numero is
  'Ticket of the depot, unique in it among what stands: a correction bears the number of what it corrects. Null while nobody gave one.';
comment on column public.receptions.created_by is
  'Who entered it as it is: whoever changes a draft becomes its author, and another validates it.';
comment on column public.receptions.recue_at is 'When the product was in the tank.';
comment on column public.receptions.date_reception is 'Day of recue_at in the zone of the depot.';
comment on column public.receptions.remplace_id is
  'The validated reception that this one corrects: it is reversed in the transaction that validates this one.';
comment on column public.receptions.clos_motif is 'Why it was rejected or reversed.';
create unique index receptions_numero_key on public.receptions (tenant_id, depot_id, numero)
  where numero is not null
    and (statut = 'validee' or (statut = 'brouillon' and remplace_id is null));
create unique index receptions_remplace_key on public.receptions (tenant_id, remplace_id)
  where remplace_id is not null and statut in ('brouillon', 'validee');
create index receptions_depot_idx
  on public.receptions (tenant_id, depot_id, date_reception desc, id);
create index receptions_cdr_idx on public.receptions (tenant_id, cours_de_route_id);
create index receptions_produit_idx on public.receptions (tenant_id, produit_id);
create index receptions_fournisseur_idx on public.receptions (tenant_id, fournisseur_id);
create index receptions_partenaire_idx on public.receptions (tenant_id, partenaire_id);
create index receptions_remplace_idx on public.receptions (tenant_id, remplace_id);
create index receptions_brouillon_idx on public.receptions (tenant_id, created_at)
  where statut = 'brouillon';
alter table public.receptions enable row level security;
create policy receptions_select_member on public.receptions
  for select to authenticated
  using (depot_id = any (array(select access.scopes_where('depot.read'))));
grant select on public.receptions to authenticated, service_role;

create table public.reception_lignes (
  tenant_id uuid not null,
  reception_id uuid not null,
  ligne_no integer not null,
  depot_id uuid not null,
  citerne_id uuid not null,
  mode_mesure text not null default 'INDEX',
  index_avant numeric(14, 1),
  index_apres numeric(14, 1),
  volume_compteur_l numeric(14, 3),
  facteur_compteur numeric(7, 5),
  volume_ambiant numeric(14, 3) not null,
  temperature_ambiante_c numeric(5, 2),
  densite_observee_kgm3 numeric(7, 2),
  temperature_densite_c numeric(5, 2),
  densite_a_15_kgm3 numeric(7, 2),
  vcf numeric(8, 5),
  volume_15c numeric(14, 1),
  methode text,
  methode_version integer,
  constraint reception_lignes_pkey primary key (tenant_id, reception_id, ligne_no),
  constraint reception_lignes_reception_fkey
    foreign key (tenant_id, reception_id) references public.receptions (tenant_id, id)
    on delete cascade,
  constraint reception_lignes_citerne_fkey
    foreign key (tenant_id, citerne_id) references public.citernes (tenant_id, id),
  constraint reception_lignes_ligne_no_check check (ligne_no between 1 and 50),
  constraint reception_lignes_mode_mesure_check check (
    case mode_mesure
      when 'INDEX' then index_avant >= 0 and index_apres > index_avant
        and volume_ambiant = index_apres - index_avant and volume_compteur_l is null
      when 'COMPTEUR' then volume_compteur_l > 0 and facteur_compteur between 0.9 and 1.1
        and volume_ambiant = round(volume_compteur_l * facteur_compteur, 3)
        and index_avant is null and index_apres is null
      else false
    end
  ),
  constraint reception_lignes_volume_check check (volume_ambiant > 0)
);
comment on table public.reception_lignes is
  'One row per tank of a reception: how it was measured and what that gives at 15 °C. Written with its document, fixed once that is validated.';
comment on column public.reception_lignes.mode_mesure is
  'INDEX: litres between two readings of the tank. COMPTEUR: litres of a meter times its factor.';
comment on column public.reception_lignes.densite_observee_kgm3 is
  'What the hydrometer showed at temperature_densite_c (that of the product when null): never the density at 15 °C.';
comment on column public.reception_lignes.densite_a_15_kgm3 is 'Derived from the observed density, kg/m³.';
comment on column public.reception_lignes.volume_15c is
  'Derived litres at 15 °C; null in a draft whose temperature or density is still missing.';
create index reception_lignes_citerne_idx on public.reception_lignes (tenant_id, citerne_id);
alter table public.reception_lignes enable row level security;
create policy reception_lignes_select_member on public.reception_lignes
  for select to authenticated
  using (depot_id = any (array(select access.scopes_where('depot.read'))));
grant select on public.reception_lignes to authenticated, service_role;

create view public.v_cours_de_route
with (security_invoker = true) as
select
  c.*,
  p.nom as produit_nom,
  p.code as produit_code,
  p.couleur,
  f.nom as fournisseur_nom,
  coalesce(t.nom, c.transporteur) as transporteur_nom,
  s.name as depot_nom,
  case when c.statut = 'ARRIVE' and c.annule_at is null
    then round(extract(epoch from now() - c.arrive_at) / 3600, 1) end as attente_heures,
  r.volume_recu_ambiant,
  r.volume_recu_15c,
  r.reception_count,
  c.volume_charge_15c - r.volume_recu_15c as perte_transit_15c,
  round((c.volume_charge_15c - r.volume_recu_15c) * 100 / c.volume_charge_15c, 3)
    as perte_transit_pct,
  (
    select jsonb_agg(
      jsonb_build_object(
        'statut', e.statut, 'survenu_at', e.survenu_at, 'acteur_nom', e.acteur_nom,
        'note', e.note, 'saisi_at', e.created_at
      ) order by e.survenu_at, array_position(
        array['CHARGEMENT', 'TRANSIT', 'FRONTIERE', 'ARRIVE', 'DECHARGE', 'ANNULE'], e.statut
      )
    )
    from public.cours_de_route_etapes as e
    where e.tenant_id = c.tenant_id and e.cours_de_route_id = c.id
  ) as etapes
from public.cours_de_route as c
join public.produits as p on p.tenant_id = c.tenant_id and p.id = c.produit_id
join public.sites as s on s.tenant_id = c.tenant_id and s.id = c.depot_destination_id
left join public.fournisseurs as f on f.tenant_id = c.tenant_id and f.id = c.fournisseur_id
left join public.transporteurs as t on t.tenant_id = c.tenant_id and t.id = c.transporteur_id
left join lateral (
  select
    sum(x.volume_ambiant) as volume_recu_ambiant, sum(x.volume_15c) as volume_recu_15c,
    count(*)::integer as reception_count
  from public.receptions as x
  where x.tenant_id = c.tenant_id and x.cours_de_route_id = c.id and x.statut = 'validee'
) as r on true;
comment on view public.v_cours_de_route is
  'Trips with names, their steps, what was received of them, and the loss on the way at 15 °C (positive: less arrived than was loaded).';
grant select on public.v_cours_de_route to authenticated, service_role;

create view public.v_receptions
with (security_invoker = true) as
select
  r.*,
  s.name as depot_nom,
  p.nom as produit_nom,
  p.code as produit_code,
  p.couleur,
  f.nom as fournisseur_nom,
  a.nom as partenaire_nom,
  c.plaque_camion as cdr_plaque,
  c.volume_charge_15c as cdr_volume_charge_15c,
  (
    select n.id
    from public.receptions as n
    where n.tenant_id = r.tenant_id
      and n.remplace_id = r.id
      and n.statut in ('brouillon', 'validee')
  ) as remplacee_par_id,
  (
    select jsonb_agg(
      to_jsonb(l) - array['tenant_id', 'reception_id', 'depot_id']
        || jsonb_build_object('citerne_nom', t.nom)
      order by l.ligne_no
    )
    from public.reception_lignes as l
    join public.citernes as t on t.tenant_id = l.tenant_id and t.id = l.citerne_id
    where l.tenant_id = r.tenant_id and l.reception_id = r.id
  ) as lignes
from public.receptions as r
join public.sites as s on s.tenant_id = r.tenant_id and s.id = r.depot_id
join public.produits as p on p.tenant_id = r.tenant_id and p.id = r.produit_id
left join public.fournisseurs as f on f.tenant_id = r.tenant_id and f.id = r.fournisseur_id
left join public.partenaires as a on a.tenant_id = r.tenant_id and a.id = r.partenaire_id
left join public.cours_de_route as c on c.tenant_id = r.tenant_id and c.id = r.cours_de_route_id;
comment on view public.v_receptions is
  'Receptions with names and their lines. remplacee_par_id: the correction that replaces it, draft or validated.';
grant select on public.v_receptions to authenticated, service_role;
