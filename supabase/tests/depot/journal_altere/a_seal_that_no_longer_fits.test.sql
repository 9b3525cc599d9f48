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
insert into public.citernes (tenant_id, id, depot_id, nom, produit_id, capacite_totale,
  remplissage_max_l, volume_mort_l)
select '00000000-0000-4000-b000-0000000000d1', t.id::uuid, '00000000-0000-4000-c000-0000000000d1',
  t.nom, '00000000-0000-4000-d000-0000000000d1', 1000, 900, 50
from (values ('00000000-0000-4000-f000-0000000000d1', 'T1'),
  ('00000000-0000-4000-f000-0000000000d2', 'T2')) as t (id, nom);
create function pg_temp.book(
  tank text, nature text, volume numeric, v15 numeric, at timestamptz, partner uuid default null
)
returns bigint language sql as $$
  select (depot.post_entries(c.tenant_id, 'AJUSTEMENT', gen_random_uuid(), array[row(
    c.depot_id, c.id, c.produit_id, case when partner is null then 'MONALUXE' else 'PARTENAIRE' end,
    partner, nature, 1, null, volume, v15, at, null, null, null, null, null, 'DECLARE', 1
  )::depot.ecriture]))[1]
  from public.citernes as c
  where c.tenant_id = '00000000-0000-4000-b000-0000000000d1' and c.nom = tank
$$;
create function pg_temp.line(what text) returns void language sql as $$
  select depot.log_action('00000000-0000-4000-b000-0000000000d1',
    '00000000-0000-4000-c000-0000000000d1', 'clients', 'MODIFICATION', gen_random_uuid(), what, null,
    jsonb_build_object('nom', what))
$$;
create view pg_temp.alarms as
select entity_type, (payload ->> 'ligne_count')::integer as n, payload ->> 'premiere_no' as first,
  payload -> 'faults' as faults, site_id, entity_label
from depot.check_journal_altere where tenant_id = '00000000-0000-4000-b000-0000000000d1';

select pg_temp.book('T1', 'OUVERTURE', 500, 495, now() - interval '2 days');
select depot.close_day('00000000-0000-4000-c000-0000000000d1',
  (now() at time zone 'Africa/Lubumbashi')::date - 1, 'no dips in this test');
select is_empty('select from pg_temp.alarms', 'closed and left alone: does not');
select pg_temp.book('T1', 'GAIN', 5, 4.9, now());
select is_empty('select from pg_temp.alarms', 'what comes later is not under that seal');
alter table public.mouvements_stock disable trigger user;
update public.mouvements_stock set volume_ambiant = 400 where citerne_no = 1;
update public.mouvements_stock set hash = sha256(depot.entry_digest(mouvements_stock))
where citerne_no = 1;
update public.mouvements_stock as m set hash = sha256(f.hash || depot.entry_digest(m))
from public.mouvements_stock as f where m.citerne_no = 2 and f.citerne_no = 1;
update depot.citerne_etats set dernier_hash = (
  select hash from public.mouvements_stock where citerne_no = 2);
select results_eq('select entity_type, faults, entity_label from pg_temp.alarms',
  $$values ('CHAINE_CLOTURES', '["seal"]'::jsonb, 'clotures · Checks')$$,
  'the chain sealed anew over another figure: the closing, which is on paper, fires');
select depot.sweep_chains();
select is((select fault from public.v_tamper_findings), 'seal', 'and is kept as a finding');

select * from finish();
rollback;
