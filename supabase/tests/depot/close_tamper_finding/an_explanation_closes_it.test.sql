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

select pg_temp.line(n::text) from generate_series(1, 3) as n;
alter table public.log_actions disable trigger user;
update public.log_actions set motif = 'because' where cible_libelle = '2';
select depot.sweep_chains();
create temporary table finding as select id from depot.tamper_findings;
grant select on finding to public;
alter table public.log_actions enable trigger user;
select pg_temp.act_as(1);
select is((select fault || position_no from public.v_tamper_findings), 'changed2', 'a reader sees it');
select throws_ok(
  $$select public.close_tamper_finding((select id from finding), 'sorry')$$,
  'PT422', 'CONSTAT_MOTIF_OBLIGATOIRE', 'a word is no explanation'
);
select is(
  (public.close_tamper_finding((select id from finding), 'Support mended a name by hand, see #12')
    ).clos_par_nom, 'Diane', 'closed by who explains it'
);
select is((public.close_tamper_finding((select id from finding), 'Something else entirely')).motif,
  'Support mended a name by hand, see #12', 'once: the first explanation stands');
reset role;
select results_eq(
  $$select action, niveau, acteur_nom, motif, avant ->> 'fault' from public.log_actions
    where module = 'tamper_findings'$$,
  $$values ('CONSTAT_CLOS', 'CRITICAL', 'Diane', 'Support mended a name by hand, see #12', 'changed')$$,
  'the act is one critical line of the log'
);
select is_empty(
  $$select from depot.check_journal_altere
    where tenant_id = '00000000-0000-4000-b000-0000000000d1'$$,
  'the alarm ends, although the line stays as it is'
);
select depot.sweep_chains();
select is((select count(*) from depot.tamper_findings), 1::bigint, 'and the next round is content');
alter table public.log_actions disable trigger user;
update public.log_actions set motif = 'another' where cible_libelle = '2';
select isnt_empty(
  $$select from depot.check_journal_altere
    where tenant_id = '00000000-0000-4000-b000-0000000000d1'$$,
  'another change at the same place is another alarm'
);

select * from finish();
rollback;
