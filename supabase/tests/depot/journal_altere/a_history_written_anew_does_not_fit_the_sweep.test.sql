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
create function pg_temp.line(what text) returns void language sql as $$
  select depot.log_action('00000000-0000-4000-b000-0000000000d1',
    '00000000-0000-4000-c000-0000000000d1', 'clients', 'MODIFICATION', gen_random_uuid(), what, null,
    jsonb_build_object('nom', what))
$$;
create view pg_temp.alarms as
select entity_type, (payload ->> 'ligne_count')::integer as n, payload ->> 'premiere_no' as first,
  payload -> 'faults' as faults, site_id, entity_label
from depot.check_journal_altere where tenant_id = '00000000-0000-4000-b000-0000000000d1';

select pg_temp.line(n::text) from generate_series(1, 6) as n;
select is(depot.sweep_chains(5), 5::bigint, 'the sweep compares a bounded number of lines');
alter table public.log_actions disable trigger user;
-- Everything from the second line on is sealed again, and the end of the chain with it.
create function pg_temp.rewrite() returns void language plpgsql as $$
declare
  v_line public.log_actions;
  v_hash bytea;
begin
  select hash into v_hash from public.log_actions
  where chaine = '00000000-0000-4000-c000-0000000000d1' and chaine_no = 1;
  update public.log_actions set apres = '{"nom": "another"}' where cible_libelle = '2';
  for v_line in select * from public.log_actions
    where chaine = '00000000-0000-4000-c000-0000000000d1' and chaine_no > 1 order by chaine_no loop
    v_hash := sha256(v_hash || depot.log_digest(v_line));
    update public.log_actions set hash = v_hash
    where chaine = v_line.chaine and chaine_no = v_line.chaine_no;
  end loop;
  update depot.log_chains set dernier_hash = v_hash
  where chaine = '00000000-0000-4000-c000-0000000000d1';
end
$$;
select pg_temp.rewrite();
select is_empty(
  $$select from depot.log_breaks('00000000-0000-4000-b000-0000000000d1',
    '00000000-0000-4000-c000-0000000000d1', 1, 6)$$, 'the chain fits in itself'
);
select results_eq('select first, faults from pg_temp.alarms', $$values ('4', '["rewritten"]'::jsonb)$$,
  'but not to what the sweep remembers: fires');
delete from public.log_actions where chaine = '00000000-0000-4000-c000-0000000000d1';
delete from depot.log_chains where chaine = '00000000-0000-4000-c000-0000000000d1';
select results_eq('select faults from pg_temp.alarms', $$values ('["rewritten"]'::jsonb)$$,
  'a chain removed with its end: fires');

select * from finish();
rollback;
