begin;
select plan(4);

insert into public.tenants (id, slug, name, domain, timezone) values
  ('00000000-0000-4000-b000-0000000000d1', 'depot-checks', 'Checks', 'depot', 'Africa/Lubumbashi');
insert into public.sites (tenant_id, id, kind, code, name, timezone) values
  ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-c000-0000000000d1', 'depot', 'CK',
    'Checks', 'Africa/Lubumbashi');
insert into public.produits (tenant_id, id, code, nom, densite_15_min_kgm3, densite_15_max_kgm3)
values ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-d000-0000000000d1', 'GO',
  'Gasoil', 800, 880);
create function pg_temp.trip(plaque text, statut text, arrive timestamptz, created timestamptz)
returns uuid language sql as $$
  insert into public.cours_de_route (tenant_id, depot_destination_id, produit_id, plaque_camion,
    date_chargement, volume, statut, arrive_at, created_at)
  values ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-c000-0000000000d1',
    '00000000-0000-4000-d000-0000000000d1', plaque, current_date - 30, 35000, statut, arrive,
    created)
  returning id
$$;
create function pg_temp.reception(trip uuid, statut text)
returns uuid language sql as $$
  insert into public.receptions (tenant_id, id, depot_id, cours_de_route_id, produit_id, statut,
    recue_at, date_reception, volume_ambiant, volume_15c, validated_at, clos_motif)
  values ('00000000-0000-4000-b000-0000000000d1', gen_random_uuid(),
    '00000000-0000-4000-c000-0000000000d1', trip, '00000000-0000-4000-d000-0000000000d1', statut,
    now(), current_date, 35000, 34600, case when statut in ('validee', 'annulee') then now() end,
    case when statut in ('rejetee', 'annulee') then 'planted for a test' end)
  returning id
$$;

create temporary table t as
select pg_temp.trip('WAITING', 'ARRIVE', now() - interval '3 days', now()) as id;
select pg_temp.reception(id, 'rejetee') from t;
select pg_temp.reception(id, 'annulee') from t;
select isnt_empty('select from depot.check_cdr_arrive_stale', 'rejected and reversed: fires');
select pg_temp.reception(id, 'brouillon') from t;
select is(
  (select payload ->> 'brouillon_count' from depot.check_cdr_arrive_stale), '1',
  'a draft is told and ends nothing'
);
select pg_temp.reception(id, 'validee') from t;
select is_empty('select from depot.check_cdr_arrive_stale', 'a validated one: does not');
select is(
  (select count(*) from pg_indexes
    where indexname = 'cours_de_route_arrive_idx' and indexdef like '%ARRIVE%'), 1::bigint,
  'the trucks that wait have an index of their own'
);

select * from finish();
rollback;
