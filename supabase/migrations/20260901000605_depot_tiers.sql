-- depot: the people and companies that a depot deals with, and their trucks.
-- Depends on: access, the log of this module.
-- Exposes: clients, fournisseurs, partenaires, transporteurs, camions (read by members, written
-- with references.write).

create table public.clients (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  nom text not null,
  contact_personne text,
  email text,
  telephone text,
  adresse text,
  pays text,
  note_supplementaire text,
  actif boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  constraint clients_pkey primary key (tenant_id, id),
  constraint clients_nom_key unique (tenant_id, nom),
  constraint clients_tenant_fkey foreign key (tenant_id) references public.tenants (id),
  constraint clients_nom_check check (char_length(btrim(nom)) between 1 and 120),
  constraint clients_email_check check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  constraint clients_note_check check (char_length(note_supplementaire) <= 2000)
);
comment on table public.clients is
  'Who takes product of the company. Never deleted: switched off with actif.';
create trigger clients_60_derive
  before update on public.clients
  for each row execute function foundation.tg_touch();
create trigger clients_90_emit
  after insert or update or delete on public.clients
  for each row execute function depot.tg_row__log('clients', 'nom');
alter table public.clients enable row level security;
create policy clients_select_member on public.clients
  for select to authenticated
  using (tenant_id = any (array(select access.member_tenants())));
create policy clients_insert_admin on public.clients
  for insert to authenticated
  with check (tenant_id = any (array(select access.tenants_where('references.write'))));
create policy clients_update_admin on public.clients
  for update to authenticated
  using (tenant_id = any (array(select access.tenants_where('references.write'))))
  with check (tenant_id = any (array(select access.tenants_where('references.write'))));
grant select on public.clients to authenticated, service_role;
grant insert (
  tenant_id, id, nom, contact_personne, email, telephone, adresse, pays, note_supplementaire, actif
) on public.clients to authenticated, service_role;
grant update (
  nom, contact_personne, email, telephone, adresse, pays, note_supplementaire, actif
) on public.clients to authenticated, service_role;

create table public.fournisseurs (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  nom text not null,
  contact_personne text,
  email text,
  telephone text,
  adresse text,
  pays text,
  note_supplementaire text,
  actif boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  constraint fournisseurs_pkey primary key (tenant_id, id),
  constraint fournisseurs_nom_key unique (tenant_id, nom),
  constraint fournisseurs_tenant_fkey foreign key (tenant_id) references public.tenants (id),
  constraint fournisseurs_nom_check check (char_length(btrim(nom)) between 1 and 120),
  constraint fournisseurs_email_check check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  constraint fournisseurs_note_check check (char_length(note_supplementaire) <= 2000)
);
comment on table public.fournisseurs is
  'Who the product is bought from. Never deleted: switched off with actif.';
create trigger fournisseurs_60_derive
  before update on public.fournisseurs
  for each row execute function foundation.tg_touch();
create trigger fournisseurs_90_emit
  after insert or update or delete on public.fournisseurs
  for each row execute function depot.tg_row__log('fournisseurs', 'nom');
alter table public.fournisseurs enable row level security;
create policy fournisseurs_select_member on public.fournisseurs
  for select to authenticated
  using (tenant_id = any (array(select access.member_tenants())));
create policy fournisseurs_insert_admin on public.fournisseurs
  for insert to authenticated
  with check (tenant_id = any (array(select access.tenants_where('references.write'))));
create policy fournisseurs_update_admin on public.fournisseurs
  for update to authenticated
  using (tenant_id = any (array(select access.tenants_where('references.write'))))
  with check (tenant_id = any (array(select access.tenants_where('references.write'))));
grant select on public.fournisseurs to authenticated, service_role;
grant insert (
  tenant_id, id, nom, contact_personne, email, telephone, adresse, pays, note_supplementaire, actif
) on public.fournisseurs to authenticated, service_role;
grant update (
  nom, contact_personne, email, telephone, adresse, pays, note_supplementaire, actif
) on public.fournisseurs to authenticated, service_role;

create table public.partenaires (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  nom text not null,
  contact_personne text,
  email text,
  telephone text,
  adresse text,
  pays text,
  note_supplementaire text,
  actif boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  constraint partenaires_pkey primary key (tenant_id, id),
  constraint partenaires_nom_key unique (tenant_id, nom),
  constraint partenaires_tenant_fkey foreign key (tenant_id) references public.tenants (id),
  constraint partenaires_nom_check check (char_length(btrim(nom)) between 1 and 120),
  constraint partenaires_email_check check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  constraint partenaires_note_check check (char_length(note_supplementaire) <= 2000)
);
comment on table public.partenaires is
  'Third parties whose own product lies in the tanks; each has a balance of its own. Never deleted: switched off with actif.';
create trigger partenaires_60_derive
  before update on public.partenaires
  for each row execute function foundation.tg_touch();
create trigger partenaires_90_emit
  after insert or update or delete on public.partenaires
  for each row execute function depot.tg_row__log('partenaires', 'nom');
alter table public.partenaires enable row level security;
create policy partenaires_select_member on public.partenaires
  for select to authenticated
  using (tenant_id = any (array(select access.member_tenants())));
create policy partenaires_insert_admin on public.partenaires
  for insert to authenticated
  with check (tenant_id = any (array(select access.tenants_where('references.write'))));
create policy partenaires_update_admin on public.partenaires
  for update to authenticated
  using (tenant_id = any (array(select access.tenants_where('references.write'))))
  with check (tenant_id = any (array(select access.tenants_where('references.write'))));
grant select on public.partenaires to authenticated, service_role;
grant insert (
  tenant_id, id, nom, contact_personne, email, telephone, adresse, pays, note_supplementaire, actif
) on public.partenaires to authenticated, service_role;
grant update (
  nom, contact_personne, email, telephone, adresse, pays, note_supplementaire, actif
) on public.partenaires to authenticated, service_role;

create table public.transporteurs (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  nom text not null,
  contact_personne text,
  email text,
  telephone text,
  adresse text,
  pays text,
  note_supplementaire text,
  actif boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  constraint transporteurs_pkey primary key (tenant_id, id),
  constraint transporteurs_nom_key unique (tenant_id, nom),
  constraint transporteurs_tenant_fkey foreign key (tenant_id) references public.tenants (id),
  constraint transporteurs_nom_check check (char_length(btrim(nom)) between 1 and 120),
  constraint transporteurs_email_check check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  constraint transporteurs_note_check check (char_length(note_supplementaire) <= 2000)
);
comment on table public.transporteurs is
  'Carriers. Never deleted: switched off with actif.';
create trigger transporteurs_60_derive
  before update on public.transporteurs
  for each row execute function foundation.tg_touch();
create trigger transporteurs_90_emit
  after insert or update or delete on public.transporteurs
  for each row execute function depot.tg_row__log('transporteurs', 'nom');
alter table public.transporteurs enable row level security;
create policy transporteurs_select_member on public.transporteurs
  for select to authenticated
  using (tenant_id = any (array(select access.member_tenants())));
create policy transporteurs_insert_admin on public.transporteurs
  for insert to authenticated
  with check (tenant_id = any (array(select access.tenants_where('references.write'))));
create policy transporteurs_update_admin on public.transporteurs
  for update to authenticated
  using (tenant_id = any (array(select access.tenants_where('references.write'))))
  with check (tenant_id = any (array(select access.tenants_where('references.write'))));
grant select on public.transporteurs to authenticated, service_role;
grant insert (
  tenant_id, id, nom, contact_personne, email, telephone, adresse, pays, note_supplementaire, actif
) on public.transporteurs to authenticated, service_role;
grant update (
  nom, contact_personne, email, telephone, adresse, pays, note_supplementaire, actif
) on public.transporteurs to authenticated, service_role;

create function depot.normalise_plaque(plaque text)
returns text
language sql
immutable
parallel safe
security invoker
set search_path = ''
as $$
  select nullif(upper(regexp_replace(btrim(plaque), '[[:space:]]+', ' ', 'g')), '')
$$;
comment on function depot.normalise_plaque(text) is
  'A plate in one spelling: capital letters, single blanks; null when empty.';
revoke all on function depot.normalise_plaque(text) from public;

create function depot.tg_plaque__normalise()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the helper is internal.
begin
  new.plaque := depot.normalise_plaque(new.plaque);
  new.plaque_remorque := depot.normalise_plaque(new.plaque_remorque);
  return new;
end
$$;
comment on function depot.tg_plaque__normalise() is 'Before a write: plates in one spelling.';
revoke all on function depot.tg_plaque__normalise() from public;

create table public.camions (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  plaque text not null,
  plaque_remorque text,
  transporteur_id uuid,
  capacite_l numeric(12, 1),
  compartiments_l numeric(12, 1)[] not null default '{}',
  certificat_numero text,
  certificat_valide_au date,
  actif boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  constraint camions_pkey primary key (tenant_id, id),
  constraint camions_plaque_key unique (tenant_id, plaque),
  constraint camions_tenant_fkey foreign key (tenant_id) references public.tenants (id),
  constraint camions_transporteur_fkey
    foreign key (tenant_id, transporteur_id) references public.transporteurs (tenant_id, id),
  constraint camions_plaque_check
    check (plaque = upper(btrim(plaque)) and char_length(plaque) between 2 and 20),
  constraint camions_capacite_check check (capacite_l > 0)
);
comment on table public.camions is
  'Trucks. A truck is a measuring instrument: its certificate has a date. A trip may also name a plate that is not listed.';
comment on column public.camions.plaque is 'Capital letters, no blanks around: one truck, one spelling.';
comment on column public.camions.compartiments_l is 'Litres of each compartment, front to back.';
create index camions_transporteur_idx on public.camions (tenant_id, transporteur_id);
create trigger camions_10_normalise
  before insert or update on public.camions
  for each row execute function depot.tg_plaque__normalise();
create trigger camions_60_derive
  before update on public.camions
  for each row execute function foundation.tg_touch();
create trigger camions_90_emit
  after insert or update or delete on public.camions
  for each row execute function depot.tg_row__log('camions', 'plaque');
alter table public.camions enable row level security;
create policy camions_select_member on public.camions
  for select to authenticated
  using (tenant_id = any (array(select access.member_tenants())));
create policy camions_insert_admin on public.camions
  for insert to authenticated
  with check (tenant_id = any (array(select access.tenants_where('references.write'))));
create policy camions_update_admin on public.camions
  for update to authenticated
  using (tenant_id = any (array(select access.tenants_where('references.write'))))
  with check (tenant_id = any (array(select access.tenants_where('references.write'))));
grant select on public.camions to authenticated, service_role;
grant insert (
  tenant_id, id, plaque, plaque_remorque, transporteur_id, capacite_l, compartiments_l,
  certificat_numero, certificat_valide_au, actif
) on public.camions to authenticated, service_role;
grant update (
  plaque, plaque_remorque, transporteur_id, capacite_l, compartiments_l, certificat_numero,
  certificat_valide_au, actif
) on public.camions to authenticated, service_role;
