begin;
select plan(3);

insert into public.tenants (id, slug, name, domain, timezone) values
  ('00000000-0000-4000-b000-0000000000d1', 'depot-checks', 'Checks', 'depot', 'Africa/Lubumbashi');
insert into public.sites (tenant_id, id, kind, code, name, timezone) values
  ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-c000-0000000000d1', 'depot', 'CK',
    'Checks', 'Africa/Lubumbashi');
insert into public.produits (tenant_id, id, code, nom, densite_15_min_kgm3, densite_15_max_kgm3)
values ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-d000-0000000000d1', 'GO',
  'Gasoil', 800, 880);

insert into public.camions (tenant_id, plaque, certificat_numero, certificat_valide_au, actif)
values ('00000000-0000-4000-b000-0000000000d1', 'GOOD', '1', current_date + 30, true),
  ('00000000-0000-4000-b000-0000000000d1', 'SOON', '2', current_date + 29, true),
  ('00000000-0000-4000-b000-0000000000d1', 'OFF', '3', current_date - 10, false),
  ('00000000-0000-4000-b000-0000000000d1', 'NONE', null, null, true);
select results_eq('select entity_label from depot.check_certificat_camion_expire',
  $$values ('SOON')$$,
  'ends within 30 days: fires; later, switched off, or without one: do not');
select governance.run_check('CERTIFICAT_CAMION_EXPIRE');
select is(
  (select severity || ' ' || message from public.system_alerts
    where check_code = 'CERTIFICAT_CAMION_EXPIRE'),
  format('INFO SOON : certificat 2, valable jusqu''au %s.', current_date + 29), 'in words'
);
update public.camions set certificat_valide_au = current_date + 400 where plaque = 'SOON';
select is_empty('select from depot.check_certificat_camion_expire', 'renewed: does not');

select * from finish();
rollback;
