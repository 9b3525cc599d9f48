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

select pg_temp.trip('LONG WAY', 'ARRIVE', now() - interval '47 hours', now() - interval '30 days');
select pg_temp.trip('ON THE ROAD', 'TRANSIT', null, now() - interval '30 days');
select is_empty(
  'select from depot.check_cdr_arrive_stale', 'a long trip that arrived yesterday: does not'
);
select pg_temp.trip('WAITING', 'ARRIVE', now() - interval '49 hours', now() - interval '49 hours');
select results_eq(
  $$select entity_type, entity_label, payload ->> 'jours' from depot.check_cdr_arrive_stale$$,
  $$values ('CDR', 'WAITING', '2')$$, 'arrived more than two days ago: fires'
);
select governance.run_check('CDR_ARRIVE_STALE');
select is(
  (select severity || ': ' || message from public.system_alerts
    where check_code = 'CDR_ARRIVE_STALE'),
  'WARN: WAITING attend depuis plus de 2 jours sans réception validée.', 'a warning in words'
);
insert into public.flag_values (tenant_id, flag_key, scope, value, reason, version) values
  ('00000000-0000-4000-b000-0000000000d1', 'DEPOT_CDR_ARRIVE_JOURS', 'tenant', '1', 'a test', 1);
select is(
  (select count(*) from depot.check_cdr_arrive_stale), 2::bigint,
  'the company sets the days itself'
);
update public.cours_de_route set annule_at = now(), annule_motif = 'went back'
where plaque_camion = 'WAITING';
select results_eq(
  'select entity_label from depot.check_cdr_arrive_stale', $$values ('LONG WAY')$$,
  'a cancelled trip waits no more'
);

select * from finish();
rollback;
