begin;
select plan(16);

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
insert into public.citernes (tenant_id, id, depot_id, nom, produit_id, capacite_totale,
  remplissage_max_l, volume_mort_l)
select '00000000-0000-4000-b000-0000000000d1', t.id::uuid, '00000000-0000-4000-c000-0000000000d1',
  t.nom, '00000000-0000-4000-d000-0000000000d1', 1000, 900, 50
from (values ('00000000-0000-4000-f000-0000000000d1', 'T1'),
  ('00000000-0000-4000-f000-0000000000d2', 'T2')) as t (id, nom);
create function pg_temp.book(
  tank text, nature text, volume numeric, v15 numeric, at timestamptz, partner uuid default null
)
returns bigint language sql as $$
  select (depot.post_entries(c.tenant_id, 'AJUSTEMENT', gen_random_uuid(), array[row(
    c.depot_id, c.id, c.produit_id, case when partner is null then 'MONALUXE' else 'PARTENAIRE' end,
    partner, nature, 1, null, volume, v15, at, null, null, null, null, null, 'DECLARE', 1
  )::depot.ecriture]))[1]
  from public.citernes as c
  where c.tenant_id = '00000000-0000-4000-b000-0000000000d1' and c.nom = tank
$$;

insert into public.profils (tenant_id, user_id, role, nom_complet)
select '00000000-0000-4000-b000-0000000000d1', u.id, 'admin', 'Ada'
from auth.users as u where u.email = 'dir@other.test';
select pg_temp.book('T1', 'OUVERTURE', 500, 495, now() - interval '1 hour');
-- What opened the gate of the original, as the administrator of the company.
select set_config('app.stocks_journaliers_allow_write', '1', true);
select pg_temp.act_as(3);
select is((select count(*) from public.mouvements_stock), 1::bigint, 'he sees the entry');
select throws_ok(s.sql, '42501', null, s.what)
from (values
  ('update public.mouvements_stock set volume_ambiant = 900', 'changes no entry'),
  ('delete from public.mouvements_stock', 'deletes none'),
  ('insert into public.mouvements_stock (tenant_id) values (null)', 'adds none'),
  ('update public.stocks_snapshot set stock_ambiant = 900', 'changes no current stock'),
  ('delete from public.stocks_snapshot', 'deletes none'),
  ('insert into public.stocks_snapshot select * from public.stocks_snapshot', 'adds none'),
  ('update depot.stock_days set net_ambiant = 900', 'changes no daily stock'),
  ('delete from public.prises_de_hauteur', 'deletes no dip'),
  ('delete from public.stocks_adjustments', 'deletes no adjustment'),
  ('delete from public.clotures', 'deletes no closing'),
  ('delete from public.citernes', 'deletes no tank'),
  ('delete from public.cours_de_route', 'deletes no trip'),
  ('select depot.post_entries(null, null, null, null)', 'books nothing by hand')
) as s (sql, what);
reset role;
select throws_ok('delete from public.mouvements_stock', '42501', 'append_only',
  'nor does the owner of the table by a plain statement');
select throws_ok('truncate public.mouvements_stock', '42501', 'append_only', 'nor by emptying it');

select * from finish();
rollback;
