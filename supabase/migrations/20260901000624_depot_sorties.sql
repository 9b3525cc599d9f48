-- depot: withdrawals (sorties, stock out), from one tank or several.
-- Depends on: access, tanks, tiers. Exposes: sorties_produit, sortie_lignes, v_sorties (read).

create table public.sorties_produit (
  tenant_id uuid not null,
  id uuid not null,
  depot_id uuid not null,
  produit_id uuid not null,
  client_id uuid,
  proprietaire_type text not null default 'MONALUXE',
  partenaire_id uuid,
  camion_id uuid,
  transporteur_id uuid,
  plaque_camion text,
  plaque_remorque text,
  chauffeur_nom text,
  transporteur text,
  numero text,
  commande_numero text,
  scelles text,
  statut text not null default 'brouillon',
  date_sortie timestamptz not null,
  date_jour date not null,
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
  constraint sorties_produit_pkey primary key (tenant_id, id),
  constraint sorties_produit_depot_fkey
    foreign key (tenant_id, depot_id) references public.sites (tenant_id, id),
  constraint sorties_produit_produit_fkey
    foreign key (tenant_id, produit_id) references public.produits (tenant_id, id),
  constraint sorties_produit_client_fkey
    foreign key (tenant_id, client_id) references public.clients (tenant_id, id),
  constraint sorties_produit_partenaire_fkey
    foreign key (tenant_id, partenaire_id) references public.partenaires (tenant_id, id),
  constraint sorties_produit_camion_fkey
    foreign key (tenant_id, camion_id) references public.camions (tenant_id, id),
  constraint sorties_produit_transporteur_fkey
    foreign key (tenant_id, transporteur_id) references public.transporteurs (tenant_id, id),
  constraint sorties_produit_remplace_fkey
    foreign key (tenant_id, remplace_id) references public.sorties_produit (tenant_id, id),
  constraint sorties_produit_statut_check
    check (statut in ('brouillon', 'validee', 'rejetee', 'annulee')),
  constraint sorties_produit_proprietaire_check
    check (proprietaire_type in ('MONALUXE', 'PARTENAIRE')
      and (proprietaire_type = 'PARTENAIRE') = (partenaire_id is not null)),
  constraint sorties_produit_beneficiaire_check
    check (client_id is not null or partenaire_id is not null),
  constraint sorties_produit_validee_check
    check ((statut in ('validee', 'annulee')) = (validated_at is not null)
      and (validated_at is null or volume_15c is not null)),
  constraint sorties_produit_clos_check
    check ((statut in ('rejetee', 'annulee')) = (clos_motif is not null)),
  constraint sorties_produit_volume_check check (volume_ambiant > 0),
  constraint sorties_produit_note_check check (char_length(note) <= 2000)
);
comment on table public.sorties_produit is
  'Stock out, to a client or a partner. brouillon, then validee (booked) or rejetee; annulee: its entries were reversed. Nothing of a validated one changes.';
comment on column public.sorties_produit.id is
  'Given by the client, UUID version 7: saving twice with the same id is one document.';
comment on column public.sorties_produit.proprietaire_type is
  'Whose litres leave: MONALUXE (a client takes the company''s own) or PARTENAIRE (a partner''s).';
comment on column public.sorties_produit.numero is
  'Ticket of the depot, unique in it among what stands: a correction bears the number of what it corrects. Null while nobody gave one.';
comment on column public.sorties_produit.created_by is
  'Who entered it as it is: whoever changes a draft becomes its author, and another validates it.';
comment on column public.sorties_produit.date_sortie is 'When the product left the tank.';
comment on column public.sorties_produit.date_jour is 'Day of date_sortie in the zone of the depot.';
comment on column public.sorties_produit.remplace_id is
  'The validated withdrawal that this one corrects: it is reversed in the transaction that validates this one.';
create unique index sorties_produit_numero_key
  on public.sorties_produit (tenant_id, depot_id, numero)
  where numero is not null
    and (statut = 'validee' or (statut = 'brouillon' and remplace_id is null));
create unique index sorties_produit_remplace_key
  on public.sorties_produit (tenant_id, remplace_id)
  where remplace_id is not null and statut in ('brouillon', 'validee');
create index sorties_produit_depot_idx
  on public.sorties_produit (tenant_id, depot_id, date_jour desc, id);
create index sorties_produit_produit_idx on public.sorties_produit (tenant_id, produit_id);
create index sorties_produit_client_idx on public.sorties_produit (tenant_id, client_id);
create index sorties_produit_partenaire_idx on public.sorties_produit (tenant_id, partenaire_id);
create index sorties_produit_camion_idx on public.sorties_produit (tenant_id, camion_id);
create index sorties_produit_transporteur_idx
  on public.sorties_produit (tenant_id, transporteur_id);
create index sorties_produit_remplace_idx on public.sorties_produit (tenant_id, remplace_id);
create index sorties_produit_brouillon_idx on public.sorties_produit (tenant_id, created_at)
  where statut = 'brouillon';
alter table public.sorties_produit enable row level security;
create policy sorties_produit_select_member on public.sorties_produit
  for select to authenticated
  using (depot_id = any (array(select access.scopes_where('depot.read'))));
grant select on public.sorties_produit to authenticated, service_role;

create table public.sortie_lignes (
  tenant_id uuid not null,
  sortie_id uuid not null,
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
  constraint sortie_lignes_pkey primary key (tenant_id, sortie_id, ligne_no),
  constraint sortie_lignes_sortie_fkey
    foreign key (tenant_id, sortie_id) references public.sorties_produit (tenant_id, id)
    on delete cascade,
  constraint sortie_lignes_citerne_fkey
    foreign key (tenant_id, citerne_id) references public.citernes (tenant_id, id),
  constraint sortie_lignes_ligne_no_check check (ligne_no between 1 and 50),
  constraint sortie_lignes_mode_mesure_check check (
    case mode_mesure
      when 'INDEX' then index_avant >= 0 and index_apres > index_avant
        and volume_ambiant = index_apres - index_avant and volume_compteur_l is null
      when 'COMPTEUR' then volume_compteur_l > 0 and facteur_compteur between 0.9 and 1.1
        and volume_ambiant = round(volume_compteur_l * facteur_compteur, 3)
        and index_avant is null and index_apres is null
      else false
    end
  ),
  constraint sortie_lignes_volume_check check (volume_ambiant > 0)
);
comment on table public.sortie_lignes is
  'One row per tank of a withdrawal: how it was measured and what that gives at 15 °C. Written with its document, fixed once that is validated.';
comment on column public.sortie_lignes.mode_mesure is
  'INDEX: litres between two readings of the tank. COMPTEUR: litres of a meter times its factor.';
comment on column public.sortie_lignes.densite_observee_kgm3 is
  'What the hydrometer showed at temperature_densite_c (that of the product when null): never the density at 15 °C.';
comment on column public.sortie_lignes.densite_a_15_kgm3 is 'Derived from the observed density, kg/m³.';
comment on column public.sortie_lignes.volume_15c is
  'Derived litres at 15 °C; null in a draft whose temperature or density is still missing.';
create index sortie_lignes_citerne_idx on public.sortie_lignes (tenant_id, citerne_id);
alter table public.sortie_lignes enable row level security;
create policy sortie_lignes_select_member on public.sortie_lignes
  for select to authenticated
  using (depot_id = any (array(select access.scopes_where('depot.read'))));
grant select on public.sortie_lignes to authenticated, service_role;

create view public.v_sorties
with (security_invoker = true) as
select
  o.*,
  s.name as depot_nom,
  p.nom as produit_nom,
  p.code as produit_code,
  p.couleur,
  k.nom as client_nom,
  a.nom as partenaire_nom,
  coalesce(h.nom, o.transporteur) as transporteur_nom,
  (
    select n.id
    from public.sorties_produit as n
    where n.tenant_id = o.tenant_id
      and n.remplace_id = o.id
      and n.statut in ('brouillon', 'validee')
  ) as remplacee_par_id,
  (
    select jsonb_agg(
      to_jsonb(l) - array['tenant_id', 'sortie_id', 'depot_id']
        || jsonb_build_object('citerne_nom', t.nom)
      order by l.ligne_no
    )
    from public.sortie_lignes as l
    join public.citernes as t on t.tenant_id = l.tenant_id and t.id = l.citerne_id
    where l.tenant_id = o.tenant_id and l.sortie_id = o.id
  ) as lignes
from public.sorties_produit as o
join public.sites as s on s.tenant_id = o.tenant_id and s.id = o.depot_id
join public.produits as p on p.tenant_id = o.tenant_id and p.id = o.produit_id
left join public.clients as k on k.tenant_id = o.tenant_id and k.id = o.client_id
left join public.partenaires as a on a.tenant_id = o.tenant_id and a.id = o.partenaire_id
left join public.transporteurs as h on h.tenant_id = o.tenant_id and h.id = o.transporteur_id;
comment on view public.v_sorties is
  'Withdrawals with names and their lines. remplacee_par_id: the correction that replaces it, draft or validated.';
grant select on public.v_sorties to authenticated, service_role;
