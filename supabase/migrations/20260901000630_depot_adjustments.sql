-- depot: adjustments (opening, loss, gain, correction to a dip): one person proposes, another
-- approves. And transfers between tanks.
-- Depends on: access, tanks, dips. Exposes: stocks_adjustments, transferts (read).

create table public.stocks_adjustments (
  tenant_id uuid not null,
  id uuid not null,
  depot_id uuid not null,
  citerne_id uuid not null,
  produit_id uuid not null,
  proprietaire_type text not null default 'MONALUXE',
  partenaire_id uuid,
  nature text not null,
  mouvement_type text,
  mouvement_id uuid,
  prise_id uuid,
  survenu_at timestamptz not null,
  date_jour date not null,
  delta_ambiant numeric(14, 3) not null,
  delta_15c numeric(14, 1) not null,
  temperature_c numeric(5, 2),
  densite_observee_kgm3 numeric(7, 2),
  temperature_densite_c numeric(5, 2),
  densite_a_15_kgm3 numeric(7, 2),
  vcf numeric(8, 5),
  methode text not null,
  methode_version integer not null,
  reason text not null,
  preuve text,
  statut text not null default 'PROPOSE',
  created_by uuid,
  created_by_nom text,
  created_at timestamptz not null default now(),
  decide_par uuid,
  decide_par_nom text,
  decide_at timestamptz,
  decide_motif text,
  annule_par uuid,
  annule_par_nom text,
  annule_at timestamptz,
  annule_motif text,
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  constraint stocks_adjustments_pkey primary key (tenant_id, id),
  constraint stocks_adjustments_depot_fkey
    foreign key (tenant_id, depot_id) references public.sites (tenant_id, id),
  constraint stocks_adjustments_citerne_fkey
    foreign key (tenant_id, citerne_id) references public.citernes (tenant_id, id),
  constraint stocks_adjustments_produit_fkey
    foreign key (tenant_id, produit_id) references public.produits (tenant_id, id),
  constraint stocks_adjustments_partenaire_fkey
    foreign key (tenant_id, partenaire_id) references public.partenaires (tenant_id, id),
  constraint stocks_adjustments_prise_fkey
    foreign key (tenant_id, prise_id) references public.prises_de_hauteur (tenant_id, id),
  constraint stocks_adjustments_nature_check
    check (nature in ('OUVERTURE', 'PERTE', 'GAIN', 'AJUSTEMENT')),
  constraint stocks_adjustments_sens_check check (
    case nature
      when 'OUVERTURE' then delta_ambiant >= 0
      when 'PERTE' then delta_ambiant < 0
      when 'GAIN' then delta_ambiant > 0
      else delta_ambiant <> 0 or delta_15c <> 0
    end
  ),
  constraint stocks_adjustments_mouvement_type_check
    check (mouvement_type in ('RECEPTION', 'SORTIE')
      and (mouvement_type is null) = (mouvement_id is null)),
  constraint stocks_adjustments_proprietaire_check
    check (proprietaire_type in ('MONALUXE', 'PARTENAIRE')
      and (proprietaire_type = 'PARTENAIRE') = (partenaire_id is not null)),
  constraint stocks_adjustments_reason_check
    check (char_length(btrim(reason)) between 10 and 2000),
  constraint stocks_adjustments_statut_check
    check (statut in ('PROPOSE', 'APPROUVE', 'REJETE', 'ANNULE')),
  constraint stocks_adjustments_decide_check
    check ((statut = 'PROPOSE') = (decide_at is null)),
  constraint stocks_adjustments_deux_personnes_check
    check (statut not in ('APPROUVE', 'ANNULE') or decide_par is distinct from created_by
      or created_by is null),
  constraint stocks_adjustments_annulation_check check (annule_par is distinct from decide_par
    or annule_par is null),
  constraint stocks_adjustments_annule_check
    check ((statut = 'ANNULE') = (annule_motif is not null))
);
comment on table public.stocks_adjustments is
  'What is corrected without a truck: opening balance, loss, gain, difference to a dip. Proposed by one person, approved by another, booked on approval; ANNULE: its entry was reversed.';
comment on column public.stocks_adjustments.mouvement_id is
  'The reception or withdrawal it is about, when it is about one; the original could not do without.';
comment on column public.stocks_adjustments.survenu_at is
  'When the difference counts: the moment of the dip, when there is one.';
comment on column public.stocks_adjustments.delta_ambiant is 'Signed litres at ambient temperature.';
comment on column public.stocks_adjustments.preuve is 'Where the evidence is: number of a report, of a photograph.';
create index stocks_adjustments_depot_idx
  on public.stocks_adjustments (tenant_id, depot_id, date_jour desc, id);
create index stocks_adjustments_citerne_idx on public.stocks_adjustments (tenant_id, citerne_id);
create index stocks_adjustments_produit_idx on public.stocks_adjustments (tenant_id, produit_id);
create index stocks_adjustments_partenaire_idx
  on public.stocks_adjustments (tenant_id, partenaire_id);
create index stocks_adjustments_prise_idx on public.stocks_adjustments (tenant_id, prise_id);
create index stocks_adjustments_propose_idx on public.stocks_adjustments (tenant_id, created_at)
  where statut = 'PROPOSE';
create unique index stocks_adjustments_ouverture_key on public.stocks_adjustments
  (tenant_id, citerne_id, produit_id, proprietaire_type, partenaire_id) nulls not distinct
  where nature = 'OUVERTURE' and statut = 'APPROUVE';
create unique index stocks_adjustments_prise_key on public.stocks_adjustments (tenant_id, prise_id)
  where statut = 'PROPOSE' and prise_id is not null;
create trigger stocks_adjustments_60_derive
  before update on public.stocks_adjustments
  for each row execute function foundation.tg_touch();
alter table public.stocks_adjustments enable row level security;
create policy stocks_adjustments_select_member on public.stocks_adjustments
  for select to authenticated
  using (depot_id = any (array(select access.scopes_where('depot.read'))));
grant select on public.stocks_adjustments to authenticated, service_role;

create table public.transferts (
  tenant_id uuid not null,
  id uuid not null,
  depot_id uuid not null,
  produit_id uuid not null,
  citerne_source_id uuid not null,
  citerne_destination_id uuid not null,
  proprietaire_type text not null default 'MONALUXE',
  partenaire_id uuid,
  survenu_at timestamptz not null,
  date_jour date not null,
  volume_sorti numeric(14, 3) not null,
  volume_recu numeric(14, 3) not null,
  volume_sorti_15c numeric(14, 1) not null,
  volume_recu_15c numeric(14, 1) not null,
  temperature_c numeric(5, 2) not null,
  densite_observee_kgm3 numeric(7, 2) not null,
  temperature_densite_c numeric(5, 2),
  densite_a_15_kgm3 numeric(7, 2) not null,
  vcf numeric(8, 5) not null,
  methode text not null,
  methode_version integer not null,
  statut text not null default 'valide',
  note text,
  created_by uuid,
  created_by_nom text,
  created_at timestamptz not null default now(),
  annule_par uuid,
  annule_par_nom text,
  annule_at timestamptz,
  annule_motif text,
  constraint transferts_pkey primary key (tenant_id, id),
  constraint transferts_depot_fkey
    foreign key (tenant_id, depot_id) references public.sites (tenant_id, id),
  constraint transferts_produit_fkey
    foreign key (tenant_id, produit_id) references public.produits (tenant_id, id),
  constraint transferts_source_fkey
    foreign key (tenant_id, citerne_source_id) references public.citernes (tenant_id, id),
  constraint transferts_destination_fkey
    foreign key (tenant_id, citerne_destination_id) references public.citernes (tenant_id, id),
  constraint transferts_partenaire_fkey
    foreign key (tenant_id, partenaire_id) references public.partenaires (tenant_id, id),
  constraint transferts_citernes_check check (citerne_source_id <> citerne_destination_id),
  constraint transferts_proprietaire_check
    check (proprietaire_type in ('MONALUXE', 'PARTENAIRE')
      and (proprietaire_type = 'PARTENAIRE') = (partenaire_id is not null)),
  constraint transferts_volume_check check (volume_sorti > 0 and volume_recu > 0),
  constraint transferts_statut_check check (statut in ('valide', 'annule')),
  constraint transferts_annule_check check ((statut = 'annule') = (annule_motif is not null)),
  constraint transferts_note_check check (char_length(note) <= 2000)
);
comment on table public.transferts is
  'From one tank of a depot to another. The same litres leave and arrive; what was measured less or more on arrival is a loss or gain of the destination.';
create index transferts_depot_idx on public.transferts (tenant_id, depot_id, date_jour desc, id);
create index transferts_produit_idx on public.transferts (tenant_id, produit_id);
create index transferts_source_idx on public.transferts (tenant_id, citerne_source_id);
create index transferts_destination_idx on public.transferts (tenant_id, citerne_destination_id);
create index transferts_partenaire_idx on public.transferts (tenant_id, partenaire_id);
alter table public.transferts enable row level security;
create policy transferts_select_member on public.transferts
  for select to authenticated
  using (depot_id = any (array(select access.scopes_where('depot.read'))));
grant select on public.transferts to authenticated, service_role;
