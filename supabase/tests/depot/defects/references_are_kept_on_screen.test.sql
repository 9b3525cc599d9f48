begin;
select plan(15);

insert into public.tenants (id, slug, name, domain, timezone) values
  ('00000000-0000-4000-b000-0000000000d1', 'depot-checks', 'Checks', 'depot', 'Africa/Lubumbashi');
insert into public.sites (tenant_id, id, kind, code, name, timezone) values
  ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-c000-0000000000d1', 'depot', 'CK',
    'Checks', 'Africa/Lubumbashi');
insert into public.produits (tenant_id, id, code, nom, densite_15_min_kgm3, densite_15_max_kgm3)
values ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-d000-0000000000d1', 'GO',
  'Gasoil', 800, 880);
insert into auth.users (id, email) values
  ('00000000-0000-4000-a000-0000000000d1', 'dir@checks.test'),
  ('00000000-0000-4000-a000-0000000000d2', 'ger@checks.test'),
  ('00000000-0000-4000-a000-0000000000d3', 'dir@other.test');
insert into public.tenants (id, slug, name, domain) values
  ('00000000-0000-4000-b000-0000000000d2', 'depot-other', 'Other', 'depot');
insert into public.profils (tenant_id, user_id, role, nom_complet) values
  ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-a000-0000000000d1', 'directeur',
    'Diane'),
  ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-a000-0000000000d2', 'gerant', 'Guy'),
  ('00000000-0000-4000-b000-0000000000d2', '00000000-0000-4000-a000-0000000000d3', 'directeur',
    'Oscar');
create function pg_temp.act_as(n integer) returns void language sql as $$
  select set_config('request.jwt.claims', json_build_object('role', 'authenticated',
    'sub', '00000000-0000-4000-a000-0000000000d' || n)::text, true);
  select set_config('role', 'authenticated', true);
$$;
grant execute on all functions in schema pg_temp to public;

insert into public.profils (tenant_id, user_id, role, nom_complet)
select '00000000-0000-4000-b000-0000000000d1', u.id, 'admin', 'Ada'
from auth.users as u where u.email = 'dir@other.test';
insert into public.partenaires (tenant_id, nom)
values ('00000000-0000-4000-b000-0000000000d1', 'One name');
create function pg_temp.add(kind text) returns text language sql as $$
  select format('insert into public.%I (tenant_id, nom) values (%L, %L)', kind,
    '00000000-0000-4000-b000-0000000000d1', kind || ' of a test')
$$;
grant execute on all functions in schema pg_temp to public;
select pg_temp.act_as(3);
select lives_ok(pg_temp.add(k), 'an admin adds ' || k)
from unnest(array['clients', 'fournisseurs', 'partenaires', 'transporteurs']) as k;
select lives_ok(
  $$insert into public.produits (tenant_id, code, nom, densite_15_min_kgm3, densite_15_max_kgm3)
    values ('00000000-0000-4000-b000-0000000000d1', 'JET', 'Jet', 775, 840)$$, 'a product'
);
select lives_ok(
  $$insert into public.citernes (tenant_id, depot_id, nom, produit_id, capacite_totale,
      remplissage_max_l, est_logique)
    select '00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-c000-0000000000d1', 'SEP',
      id, 1000000, 950000, true from public.produits where code = 'JET'$$,
  'and a tank, that of another depot''s stock included'
);
select lives_ok(
  $$insert into public.camions (tenant_id, plaque)
    values ('00000000-0000-4000-b000-0000000000d1', 'cgo  12')$$, 'a truck'
);
select is((select plaque from public.camions), 'CGO 12', 'in one spelling of its plate');
select throws_ok(
  $$insert into public.partenaires (tenant_id, nom)
    values ('00000000-0000-4000-b000-0000000000d1', 'One name')$$, '23505', null,
  'two partners have two names'
);
reset role;
select pg_temp.act_as(2);
select throws_ok(pg_temp.add(k), '42501', null, 'a manager adds no ' || k)
from unnest(array['clients', 'partenaires']) as k;
select throws_ok('delete from public.' || k, '42501', null, 'nor deletes ' || k)
from unnest(array['clients', 'produits']) as k;
reset role;
select is(
  (select count(*) from public.log_actions
    where module in ('clients', 'fournisseurs', 'partenaires', 'transporteurs', 'produits',
      'citernes', 'camions') and acteur_nom = 'Ada'),
  7::bigint, 'each of them is one line of the log'
);
select is((select acteur_nom || ' ' || action from public.log_actions where cible_libelle = 'SEP'),
  'Ada CREATION', 'with its author');

select * from finish();
rollback;
