begin;
select plan(11);

insert into public.tenants (id, slug, name, domain) values
  ('00000000-0000-4000-b000-0000000000c1', 'book-at', 'Book', 'depot');
insert into public.sites (tenant_id, id, kind, code, name, timezone) values
  ('00000000-0000-4000-b000-0000000000c1', '00000000-0000-4000-c000-0000000000c1', 'depot', 'BK',
    'Book', 'Africa/Lubumbashi');
insert into public.produits (tenant_id, id, code, nom, densite_15_min_kgm3, densite_15_max_kgm3)
values ('00000000-0000-4000-b000-0000000000c1', '00000000-0000-4000-d000-0000000000c1', 'GO',
  'Gasoil', 800, 880);
insert into public.partenaires (tenant_id, id, nom) values
  ('00000000-0000-4000-b000-0000000000c1', '00000000-0000-4000-e000-0000000000c1', 'P1'),
  ('00000000-0000-4000-b000-0000000000c1', '00000000-0000-4000-e000-0000000000c2', 'P2');
insert into public.citernes (tenant_id, id, depot_id, nom, produit_id, capacite_totale,
  remplissage_max_l)
values ('00000000-0000-4000-b000-0000000000c1', '00000000-0000-4000-f000-0000000000c1',
  '00000000-0000-4000-c000-0000000000c1', 'T1', '00000000-0000-4000-d000-0000000000c1', 90000,
  90000);
create function pg_temp.book(nature text, volume numeric, at timestamptz, partner uuid default null)
returns bigint language sql as $$
  select (depot.post_entries('00000000-0000-4000-b000-0000000000c1', 'AJUSTEMENT', gen_random_uuid(),
    array[row('00000000-0000-4000-c000-0000000000c1', '00000000-0000-4000-f000-0000000000c1',
      '00000000-0000-4000-d000-0000000000c1',
      case when partner is null then 'MONALUXE' else 'PARTENAIRE' end, partner, nature, 1, null,
      volume, round(volume * 0.99, 1), at, null, null, null, null, null, 'DECLARE', 1
    )::depot.ecriture]))[1]
$$;
create function pg_temp.at(moment timestamptz) returns text language sql as $$
  select stock_ambiant || '/' || stock_15c from depot.book_at(
    '00000000-0000-4000-b000-0000000000c1', '00000000-0000-4000-f000-0000000000c1', moment)
$$;

select is(pg_temp.at('2026-03-01 00:00Z'), '0/0', 'a tank without entries holds nothing');
select pg_temp.book('OUVERTURE', 1000, '2026-01-31 22:30Z');
select pg_temp.book('OUVERTURE', 500, '2026-02-28 10:00Z', '00000000-0000-4000-e000-0000000000c1');
select pg_temp.book('OUVERTURE', 250, '2026-03-15 10:00Z', '00000000-0000-4000-e000-0000000000c2');
select pg_temp.book('PERTE', -20, '2026-03-15 12:00Z');
select is(pg_temp.at('2026-01-31 22:29:59Z'), '0/0', 'nothing before the first entry');
select is(pg_temp.at('2026-01-31 22:30Z'), '1000.000/990.0', 'an entry of that very moment counts');
select is(pg_temp.at('2026-02-28 09:00Z'), '1000.000/990.0', 'a whole month later');
select is(pg_temp.at('2026-02-28 23:59Z'), '1500.000/1485.0', 'owners are added');
select is(pg_temp.at('2026-03-15 11:00Z'), '1750.000/1732.5', 'between two entries of a day');
select is(pg_temp.at('2026-03-15 12:00Z'), '1730.000/1712.7', 'and after the second');
select pg_temp.book('GAIN', 7, '2026-02-10 08:00Z');
select is(pg_temp.at('2026-03-15 11:00Z'), '1757.000/1739.4', 'a back-dated entry flows forward');
select is(pg_temp.at('2026-02-10 07:59Z'), '1000.000/990.0', 'and not backward');
update public.sites set timezone = 'Pacific/Kiritimati'
where id = '00000000-0000-4000-c000-0000000000c1';
select is(pg_temp.at('2026-01-31 22:29:59Z') || ' ' || pg_temp.at('2026-01-31 22:30Z'),
  '0/0 1000.000/990.0', 'a depot that changes its zone changes no past moment');
select is(
  (select stock_ambiant::text from depot.account_at('00000000-0000-4000-b000-0000000000c1',
    (select id from public.stocks_snapshot
      where partenaire_id = '00000000-0000-4000-e000-0000000000c1'), '2026-03-20 00:00Z')),
  '500.000', 'one account by itself'
);

select * from finish();
rollback;
