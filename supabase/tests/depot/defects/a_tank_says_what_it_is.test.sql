begin;
select plan(8);

insert into public.tenants (id, slug, name, domain, timezone) values
  ('00000000-0000-4000-b000-0000000000d1', 'depot-checks', 'Checks', 'depot', 'Africa/Lubumbashi');
insert into public.sites (tenant_id, id, kind, code, name, timezone) values
  ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-c000-0000000000d1', 'depot', 'CK',
    'Checks', 'Africa/Lubumbashi');
insert into public.produits (tenant_id, id, code, nom, densite_15_min_kgm3, densite_15_max_kgm3)
values ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-d000-0000000000d1', 'GO',
  'Gasoil', 800, 880);
insert into public.citernes (tenant_id, id, depot_id, nom, produit_id, capacite_totale,
  remplissage_max_l, volume_mort_l)
select '00000000-0000-4000-b000-0000000000d1', t.id::uuid, '00000000-0000-4000-c000-0000000000d1',
  t.nom, '00000000-0000-4000-d000-0000000000d1', 1000, 900, 50
from (values ('00000000-0000-4000-f000-0000000000d1', 'T1'),
  ('00000000-0000-4000-f000-0000000000d2', 'T2')) as t (id, nom);

create function pg_temp.tank(nom text, brim numeric, fill numeric, heel numeric)
returns text language sql as $$
  select format('insert into public.citernes (tenant_id, depot_id, nom, produit_id,
    capacite_totale, remplissage_max_l, volume_mort_l) values (%L, %L, %L, %L, %s, %s, %s)',
    '00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-c000-0000000000d1', nom,
    '00000000-0000-4000-d000-0000000000d1', brim, coalesce(fill::text, 'null'), heel)
$$;
select throws_ok(pg_temp.tank('T1', 1000, 900, 0), '23505', null, 'one name once in a depot');
select throws_ok(pg_temp.tank('A', 1000, 1001, 0), '23514', null, 'no safe fill above the brim');
select throws_ok(pg_temp.tank('A', 1000, 0, 0), '23514', null,
  'no safe fill of nothing: it was 0 everywhere, and no rule ever bit');
select throws_ok(pg_temp.tank('A', 1000, null, 0), '23502', null, 'nor none at all');
select throws_ok(pg_temp.tank('A', 1000, 900, 900), '23514', null, 'no heel up to the safe fill');
select throws_ok(pg_temp.tank('A', 0, 0, 0), '23514', null, 'no tank without room');
select lives_ok(pg_temp.tank('A', 1000, 900, 50), 'brim, safe fill and heel are three figures');
select is((select count(*) from information_schema.columns
    where table_name = 'citernes' and column_name = 'capacite_securite'), 0::bigint,
  'the one with two meanings is gone');

select * from finish();
rollback;
