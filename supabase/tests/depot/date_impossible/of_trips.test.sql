begin;
select plan(5);

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

create function pg_temp.local() returns date language sql as
  $$select (now() at time zone 'Africa/Lubumbashi')::date$$;
select pg_temp.trip('FINE', 'ARRIVE', now() - interval '1 hour', now());
select pg_temp.trip('TOMORROW', 'CHARGEMENT', null, now());
update public.cours_de_route set date_chargement = pg_temp.local() + 1
where plaque_camion = 'TOMORROW';
select is_empty('select from depot.check_date_impossible', 'loaded, then arrived; or planned: do not');
select pg_temp.trip('NEXT YEAR', 'CHARGEMENT', null, now());
update public.cours_de_route set date_chargement = pg_temp.local() + 365
where plaque_camion = 'NEXT YEAR';
select pg_temp.trip('BACKWARDS', 'ARRIVE', now() - interval '3 years', now());
select pg_temp.trip('PROPHET', 'ARRIVE', now() + interval '1 day', now());
select results_eq(
  'select entity_label, payload ->> ''constat'' from depot.check_date_impossible order by 1',
  $$values
    ('CDR BACKWARDS', format('arrive_at %s < date_chargement %s',
      ((now() - interval '3 years') at time zone 'Africa/Lubumbashi')::date, current_date - 30)),
    ('CDR NEXT YEAR', format('date_chargement %s > %s', pg_temp.local() + 365, pg_temp.local())),
    ('CDR PROPHET', format('arrive_at %s > %s', to_char(
      (now() + interval '1 day') at time zone 'Africa/Lubumbashi', 'YYYY-MM-DD HH24:MI'),
      pg_temp.local()))$$,
  'loaded next year, arrived before it was loaded, arrived tomorrow: fire'
);
select governance.run_check('DATE_IMPOSSIBLE');
select is((select count(*) from public.system_alerts
    where check_code = 'DATE_IMPOSSIBLE' and severity = 'WARN' and message like 'CDR % : %.'),
  3::bigint, 'in words');
update public.cours_de_route set annule_at = now(), annule_motif = 'a test'
where plaque_camion in ('NEXT YEAR', 'PROPHET');
select is((select count(*) from depot.check_date_impossible), 1::bigint, 'cancelled: do not');
update public.cours_de_route set date_chargement = '2020-01-01' where plaque_camion = 'BACKWARDS';
select is_empty('select from depot.check_date_impossible', 'corrected: does not');

select * from finish();
rollback;
