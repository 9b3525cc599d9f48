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
create function pg_temp.line(what text) returns void language sql as $$
  select depot.log_action('00000000-0000-4000-b000-0000000000d1',
    '00000000-0000-4000-c000-0000000000d1', 'clients', 'MODIFICATION', gen_random_uuid(), what, null,
    jsonb_build_object('nom', what))
$$;
create view pg_temp.alarms as
select entity_type, (payload ->> 'ligne_count')::integer as n, payload ->> 'premiere_no' as first,
  payload -> 'faults' as faults, site_id, entity_label
from depot.check_journal_altere where tenant_id = '00000000-0000-4000-b000-0000000000d1';

select depot.keep_finding('00000000-0000-4000-b000-0000000000d1', 'JOURNAL',
  '00000000-0000-4000-c000-0000000000d1', 2, 'changed', '\x01');
create temporary table finding as select id from depot.tamper_findings;
grant select on finding to public;
select pg_temp.act_as(2);
select throws_ok(
  $$select public.close_tamper_finding((select id from finding), 'It was nothing, believe me')$$,
  '42501', 'permission_denied', 'a manager reads it and closes nothing'
);
reset role;
select pg_temp.act_as(3);
select throws_ok(
  $$select public.close_tamper_finding((select id from finding), 'It was nothing, believe me')$$,
  'PT404', 'CONSTAT_INTROUVABLE', 'another company does not find it'
);
select is_empty('select from public.v_tamper_findings', 'nor see it');
reset role;
select is((select count(*) from depot.tamper_closures), 0::bigint, 'nothing was closed');

select * from finish();
rollback;
