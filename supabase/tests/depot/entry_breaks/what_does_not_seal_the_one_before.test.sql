begin;
select plan(5);

insert into public.tenants (id, slug, name, domain) values
  ('00000000-0000-4000-b000-0000000000c1', 'stock-views', 'Stock', 'depot');
insert into public.sites (tenant_id, id, kind, code, name, timezone) values
  ('00000000-0000-4000-b000-0000000000c1', '00000000-0000-4000-c000-0000000000c1', 'depot', 'ST',
    'Stock', 'Africa/Lubumbashi');
insert into public.produits (tenant_id, id, code, nom, densite_15_min_kgm3, densite_15_max_kgm3)
values
  ('00000000-0000-4000-b000-0000000000c1', '00000000-0000-4000-d000-0000000000c1', 'GO', 'Gasoil',
    800, 880),
  ('00000000-0000-4000-b000-0000000000c1', '00000000-0000-4000-d000-0000000000c2', 'ESS',
    'Essence', 700, 780);
insert into public.partenaires (tenant_id, id, nom) values
  ('00000000-0000-4000-b000-0000000000c1', '00000000-0000-4000-e000-0000000000c1', 'P1'),
  ('00000000-0000-4000-b000-0000000000c1', '00000000-0000-4000-e000-0000000000c2', 'P2');
insert into public.citernes (
  tenant_id, id, depot_id, nom, produit_id, capacite_totale, remplissage_max_l, volume_mort_l
)
select '00000000-0000-4000-b000-0000000000c1', c.id::uuid, '00000000-0000-4000-c000-0000000000c1',
  c.nom, c.produit::uuid, 10000, 9000, 100
from (values
  ('00000000-0000-4000-f000-0000000000c1', 'T1', '00000000-0000-4000-d000-0000000000c1'),
  ('00000000-0000-4000-f000-0000000000c2', 'T2', '00000000-0000-4000-d000-0000000000c2')
) as c (id, nom, produit);
-- Books one entry: tank 1 or 2, product of the tank, 15 degrees as ninety-nine hundredths.
create function pg_temp.book(
  tank integer, nature text, volume numeric, at timestamptz, partner integer default null
) returns bigint language sql as $$
  select (depot.post_entries(
    '00000000-0000-4000-b000-0000000000c1',
    case when nature in ('RECEPTION', 'SORTIE', 'TRANSFERT') then nature else 'AJUSTEMENT' end,
    gen_random_uuid(),
    array[row(
      '00000000-0000-4000-c000-0000000000c1', c.id, c.produit_id,
      case when partner is null then 'MONALUXE' else 'PARTENAIRE' end,
      ('00000000-0000-4000-e000-0000000000c' || partner)::uuid, nature, 1, null, volume,
      round(volume * 0.99, 1), at, null, null, null, null, null, 'DECLARE', 1
    )::depot.ecriture]
  ))[1]
  from public.citernes as c
  where c.id = ('00000000-0000-4000-f000-0000000000c' || tank)::uuid
$$;

select pg_temp.book(1, 'OUVERTURE', 1000 + i, '2026-03-01 08:00Z') from generate_series(1, 5) as i;
create function pg_temp.breaks() returns text language sql as $$
  select string_agg(b.citerne_no || ' ' || b.fault, ', ' order by b.citerne_no)
  from depot.entry_breaks('00000000-0000-4000-b000-0000000000c1',
    '00000000-0000-4000-f000-0000000000c1', 1, 100) as b
$$;
select is(pg_temp.breaks(), null, 'a whole chain');
alter table public.mouvements_stock disable trigger user;
update public.mouvements_stock set survenu_at = survenu_at + interval '1 minute'
where tenant_id = '00000000-0000-4000-b000-0000000000c1' and citerne_no = 3;
select is(pg_temp.breaks(), '3 changed', 'one entry that says something else');
update public.mouvements_stock set survenu_at = survenu_at - interval '1 minute'
where tenant_id = '00000000-0000-4000-b000-0000000000c1' and citerne_no = 3;
select is(pg_temp.breaks(), null, 'and back');
delete from public.mouvements_stock
where tenant_id = '00000000-0000-4000-b000-0000000000c1' and citerne_no = 5;
select is(pg_temp.breaks(), '5 cut_off', 'the last one is gone');
delete from public.mouvements_stock
where tenant_id = '00000000-0000-4000-b000-0000000000c1' and citerne_no = 2;
select is(pg_temp.breaks(), '3 missing_before, 5 cut_off', 'and one in the middle');

select * from finish();
rollback;
