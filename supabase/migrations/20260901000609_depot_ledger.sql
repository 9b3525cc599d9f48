-- depot: the ledger of stock, append-only, and the totals that are derived from it as it grows.
-- Depends on: access, citernes, partenaires.
-- Exposes: mouvements_stock, stocks_snapshot (read). Only depot.post_entries writes here.

create table public.stocks_snapshot (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  depot_id uuid not null,
  citerne_id uuid not null,
  produit_id uuid not null,
  proprietaire_type text not null,
  partenaire_id uuid,
  stock_ambiant numeric(16, 3) not null default 0,
  stock_15c numeric(16, 1) not null default 0,
  ajustement_ambiant numeric(16, 3) not null default 0,
  ajustement_15c numeric(16, 1) not null default 0,
  mouvement_count bigint not null default 0,
  last_movement_at timestamptz,
  dernier_jour date,
  updated_at timestamptz not null default now(),
  constraint stocks_snapshot_pkey primary key (tenant_id, id),
  constraint stocks_snapshot_compte_key
    unique nulls not distinct (tenant_id, citerne_id, produit_id, proprietaire_type, partenaire_id),
  constraint stocks_snapshot_depot_fkey
    foreign key (tenant_id, depot_id) references public.sites (tenant_id, id),
  constraint stocks_snapshot_citerne_fkey
    foreign key (tenant_id, citerne_id) references public.citernes (tenant_id, id),
  constraint stocks_snapshot_produit_fkey
    foreign key (tenant_id, produit_id) references public.produits (tenant_id, id),
  constraint stocks_snapshot_partenaire_fkey
    foreign key (tenant_id, partenaire_id) references public.partenaires (tenant_id, id),
  constraint stocks_snapshot_proprietaire_check
    check (proprietaire_type in ('MONALUXE', 'PARTENAIRE')
      and (proprietaire_type = 'PARTENAIRE') = (partenaire_id is not null))
) with (fillfactor = 50);
comment on table public.stocks_snapshot is
  'Stock accounts: one per tank, product and owner, with the running totals of its entries. Derived: a check compares it with the ledger.';
comment on column public.stocks_snapshot.stock_ambiant is
  'Litres at ambient temperature: the figure that decides. May be negative after a correction; then STOCK_NEGATIF says so.';
comment on column public.stocks_snapshot.stock_15c is 'Litres at 15 °C, derived; decides nothing.';
comment on column public.stocks_snapshot.ajustement_ambiant is
  'The part of stock_ambiant that adjustments, losses and gains made.';
comment on column public.stocks_snapshot.dernier_jour is
  'Latest day with an entry: an entry of an earlier day has to look at the days after it.';
create index stocks_snapshot_depot_idx on public.stocks_snapshot (tenant_id, depot_id);
create index stocks_snapshot_produit_idx on public.stocks_snapshot (tenant_id, produit_id);
create index stocks_snapshot_partenaire_idx on public.stocks_snapshot (tenant_id, partenaire_id);
create index stocks_snapshot_negatif_idx on public.stocks_snapshot (tenant_id, citerne_id)
  where stock_ambiant < -0.01 or stock_15c < -0.01;
alter table public.stocks_snapshot enable row level security;
create policy stocks_snapshot_select_member on public.stocks_snapshot
  for select to authenticated
  using (depot_id = any (array(select access.scopes_where('depot.read'))));
grant select on public.stocks_snapshot to authenticated, service_role;

create table public.mouvements_stock (
  tenant_id uuid not null,
  id bigint generated always as identity,
  depot_id uuid not null,
  citerne_id uuid not null,
  compte_id uuid not null,
  produit_id uuid not null,
  proprietaire_type text not null,
  partenaire_id uuid,
  nature text not null,
  est_contrepassation boolean not null default false,
  contrepasse_id bigint,
  volume_ambiant numeric(14, 3) not null,
  volume_15c numeric(14, 1) not null,
  survenu_at timestamptz not null,
  date_jour date not null,
  document_type text not null,
  document_id uuid not null,
  ligne_no integer not null,
  temperature_c numeric(5, 2),
  densite_observee_kgm3 numeric(7, 2),
  temperature_densite_c numeric(5, 2),
  densite_a_15_kgm3 numeric(7, 2),
  vcf numeric(8, 5),
  methode text not null,
  methode_version integer not null,
  booked_by uuid,
  booked_at timestamptz not null default now(),
  citerne_no bigint not null,
  hash bytea not null,
  constraint mouvements_stock_pkey primary key (tenant_id, id),
  constraint mouvements_stock_citerne_no_key unique (tenant_id, citerne_id, citerne_no),
  constraint mouvements_stock_document_key
    unique (tenant_id, document_id, ligne_no, est_contrepassation),
  constraint mouvements_stock_nature_check check (nature in (
    'OUVERTURE', 'RECEPTION', 'SORTIE', 'TRANSFERT', 'PERTE', 'GAIN', 'AJUSTEMENT'
  )),
  constraint mouvements_stock_document_type_check
    check (document_type in ('RECEPTION', 'SORTIE', 'TRANSFERT', 'AJUSTEMENT')),
  constraint mouvements_stock_contrepasse_check
    check (est_contrepassation = (contrepasse_id is not null)),
  constraint mouvements_stock_sens_check check (
    case
      when est_contrepassation then true
      when nature in ('RECEPTION', 'GAIN', 'OUVERTURE') then volume_ambiant >= 0
      when nature in ('SORTIE', 'PERTE') then volume_ambiant <= 0
      else true
    end
  ),
  constraint mouvements_stock_methode_check check (methode in ('API_MPMS_11_1', 'DECLARE'))
);
comment on table public.mouvements_stock is
  'The ledger: every litre that came, went or was found missing. Append-only and hash-chained by tank; a correction is a reversal and a new entry. Kept for ever, hence not partitioned.';
comment on column public.mouvements_stock.compte_id is 'The stock account, stocks_snapshot.id.';
comment on column public.mouvements_stock.volume_ambiant is
  'Signed litres at ambient temperature: in is positive, out is negative.';
comment on column public.mouvements_stock.volume_15c is
  'Signed litres at 15 °C, rounded to a tenth, computed from the inputs beside it by methode and methode_version; DECLARE: given by the other party, or by an import.';
comment on column public.mouvements_stock.survenu_at is
  'When it happened: a back-dated entry has an old survenu_at and a new booked_at.';
comment on column public.mouvements_stock.date_jour is 'Day of survenu_at in the zone of the depot.';
comment on column public.mouvements_stock.document_id is
  'The receipt, withdrawal, transfer or adjustment. Clients send UUIDs of version 7, so that this index grows at its end.';
comment on column public.mouvements_stock.citerne_no is
  'Place in the chain of the tank; hash seals the entry before it.';
-- No foreign keys on account, product and partner: only post_entries writes, it has just locked or
-- made the account, which holds them, and each key would cost another index on every entry.
alter table public.mouvements_stock add constraint mouvements_stock_citerne_fkey
  foreign key (tenant_id, citerne_id) references public.citernes (tenant_id, id);
alter table public.mouvements_stock add constraint mouvements_stock_depot_fkey
  foreign key (tenant_id, depot_id) references public.sites (tenant_id, id);
create index mouvements_stock_compte_idx
  on public.mouvements_stock (tenant_id, compte_id, survenu_at);
create index mouvements_stock_jour_idx
  on public.mouvements_stock (tenant_id, depot_id, date_jour, id);
create index mouvements_stock_booked_at_idx on public.mouvements_stock using brin (booked_at);
create trigger mouvements_stock_30_guard
  before update or delete on public.mouvements_stock
  for each row execute function foundation.tg_append_only();
create trigger mouvements_stock_31_guard
  before truncate on public.mouvements_stock
  for each statement execute function foundation.tg_append_only();
alter table public.mouvements_stock enable row level security;
create policy mouvements_stock_select_member on public.mouvements_stock
  for select to authenticated
  using (depot_id = any (array(select access.scopes_where('depot.read'))));
grant select on public.mouvements_stock to authenticated, service_role;

create table depot.citerne_etats (
  tenant_id uuid not null,
  citerne_id uuid not null,
  stock_ambiant numeric(16, 3) not null default 0,
  stock_15c numeric(16, 1) not null default 0,
  dernier_no bigint not null default 0,
  dernier_hash bytea not null default '',
  dernier_jour date,
  constraint citerne_etats_pkey primary key (tenant_id, citerne_id),
  constraint citerne_etats_citerne_fkey
    foreign key (tenant_id, citerne_id) references public.citernes (tenant_id, id)
) with (fillfactor = 50);
comment on table depot.citerne_etats is
  'What is physically in each tank, all owners together, and the end of its chain. Whoever books on a tank or dips it locks its row first: capacity and stock are then judged one booking after the other.';
alter table depot.citerne_etats enable row level security;
create policy citerne_etats_select_nobody on depot.citerne_etats
  for select to authenticated
  using (false);

create table depot.stock_days (
  tenant_id uuid not null,
  compte_id uuid not null,
  date_jour date not null,
  depot_id uuid not null,
  citerne_id uuid not null,
  ouverture_ambiant numeric(16, 3) not null default 0,
  reception_ambiant numeric(16, 3) not null default 0,
  sortie_ambiant numeric(16, 3) not null default 0,
  transfert_ambiant numeric(16, 3) not null default 0,
  perte_gain_ambiant numeric(16, 3) not null default 0,
  ajustement_ambiant numeric(16, 3) not null default 0,
  net_ambiant numeric(16, 3) not null default 0,
  ouverture_15c numeric(16, 1) not null default 0,
  reception_15c numeric(16, 1) not null default 0,
  sortie_15c numeric(16, 1) not null default 0,
  transfert_15c numeric(16, 1) not null default 0,
  perte_gain_15c numeric(16, 1) not null default 0,
  ajustement_15c numeric(16, 1) not null default 0,
  net_15c numeric(16, 1) not null default 0,
  mouvement_count integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint stock_days_pkey primary key (tenant_id, compte_id, date_jour)
) with (fillfactor = 70);
comment on table depot.stock_days is
  'Sums of the entries of one account on one day, signed. Balances are sums of these: an entry of an earlier day changes one row, and every later balance with it.';
create index stock_days_depot_idx on depot.stock_days (tenant_id, depot_id, date_jour);
create index stock_days_citerne_idx on depot.stock_days (tenant_id, citerne_id, date_jour);
alter table depot.stock_days enable row level security;
create policy stock_days_select_member on depot.stock_days
  for select to authenticated
  using (depot_id = any (array(select access.scopes_where('depot.read'))));
grant select on depot.stock_days to authenticated, service_role;

create table depot.stock_months (
  tenant_id uuid not null,
  compte_id uuid not null,
  mois date not null,
  depot_id uuid not null,
  net_ambiant numeric(16, 3) not null default 0,
  net_15c numeric(16, 1) not null default 0,
  mouvement_count integer not null default 0,
  constraint stock_months_pkey primary key (tenant_id, compte_id, mois)
) with (fillfactor = 70);
comment on table depot.stock_months is
  'Sums of the entries of one account in one month: the opening balance of a day is the months before plus the days before in its month.';
create index stock_months_depot_idx on depot.stock_months (tenant_id, depot_id, mois);
alter table depot.stock_months enable row level security;
create policy stock_months_select_member on depot.stock_months
  for select to authenticated
  using (depot_id = any (array(select access.scopes_where('depot.read'))));
grant select on depot.stock_months to authenticated, service_role;
