begin;
select plan(9);

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

insert into public.profils (tenant_id, user_id, role, nom_complet)
select '00000000-0000-4000-b000-0000000000d1', u.id, 'admin', 'Ada'
from auth.users as u where u.email = 'dir@other.test';
select pg_temp.line('first');
select pg_temp.act_as(3);
select isnt_empty($$select from public.log_actions where cible_libelle = 'first'$$, 'an admin reads it');
select throws_ok(
  $$insert into public.log_actions (tenant_id, action, module, chaine, chaine_no, hash)
    values ('00000000-0000-4000-b000-0000000000d1', 'FORGED', 'x', gen_random_uuid(), 1, '')$$,
  '42501', null, 'but adds no line, with whatever author'
);
select throws_ok('update public.log_actions set motif = null', '42501', null, 'changes none');
select throws_ok('delete from public.log_actions', '42501', null, 'deletes none');
reset role;
select set_config('role', 'service_role', true);
select throws_ok('update public.log_actions set motif = null', '42501', null,
  'nor does the service role');
select throws_ok('delete from public.log_actions', '42501', null, 'nor does it delete');
reset role;
select throws_ok('update public.log_actions set motif = null', '42501', 'append_only',
  'nor the owner of the table');
select throws_ok('delete from public.log_actions', '42501', 'append_only', 'nor does he delete');
select throws_ok('truncate public.log_actions', '42501', 'append_only', 'nor empty it');

select * from finish();
rollback;
