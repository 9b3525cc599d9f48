begin;
select plan(24);

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
insert into public.citernes (tenant_id, id, depot_id, nom, produit_id, capacite_totale,
  remplissage_max_l, volume_mort_l)
select '00000000-0000-4000-b000-0000000000d1', t.id::uuid, '00000000-0000-4000-c000-0000000000d1',
  t.nom, '00000000-0000-4000-d000-0000000000d1', 1000, 900, 50
from (values ('00000000-0000-4000-f000-0000000000d1', 'T1'),
  ('00000000-0000-4000-f000-0000000000d2', 'T2')) as t (id, nom);
insert into public.clients (tenant_id, id, nom) values
  ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-e000-0000000000e1', 'Client');

insert into public.profils (tenant_id, user_id, role, nom_complet)
select '00000000-0000-4000-b000-0000000000d1', u.id, 'admin', 'Ada'
from auth.users as u where u.email = 'dir@other.test';
create temporary table seen (n bigint);
insert into seen select coalesce(max(l.id), 0) from public.log_actions as l;
grant all on seen to public;
create function pg_temp.lines() returns text language plpgsql security definer as $$
declare
  v_lines text;
begin
  select string_agg(l.module || ' ' || l.action || ' ' || l.acteur_nom, ', ' order by l.id)
  into v_lines
  from public.log_actions as l
  where l.id > (select n from seen) and to_regclass('public.' || l.module) is not null;
  update seen set n = (select max(l.id) from public.log_actions as l);
  return v_lines;
end
$$;
create function pg_temp.doc(n integer) returns uuid language sql immutable as
  $$select ('00000000-0000-7000-8000-0000000000' || lpad(n::text, 2, '0'))::uuid$$;
create function pg_temp.line(tank integer, litres numeric) returns jsonb language sql immutable as
  $$select jsonb_build_array(jsonb_build_object(
    'citerne_id', '00000000-0000-4000-f000-0000000000d' || tank, 'index_avant', 0,
    'index_apres', litres, 'temperature_ambiante_c', 25, 'densite_observee_kgm3', 832))$$;
-- No SQL function: that would be inlined, and done never be evaluated.
create function pg_temp.says(done anyelement, line text, what text)
returns text language plpgsql as $$begin return is(pg_temp.lines(), line, what); end$$;
grant execute on all functions in schema pg_temp to public;

prepare trip as select (public.save_trip(pg_temp.doc(1), '00000000-0000-4000-c000-0000000000d1',
  '00000000-0000-4000-d000-0000000000d1', 'CGO 1', current_date - 2)).statut;
prepare reception(integer, numeric, uuid) as select (public.save_reception(pg_temp.doc($1),
  '00000000-0000-4000-c000-0000000000d1', '00000000-0000-4000-d000-0000000000d1', now(),
  pg_temp.line(1, $2), cours_de_route_id => $3)).statut;
prepare sortie(integer, numeric, boolean) as select (public.save_sortie(pg_temp.doc($1),
  '00000000-0000-4000-c000-0000000000d1', '00000000-0000-4000-d000-0000000000d1', now(),
  pg_temp.line(1, $2), client_id => '00000000-0000-4000-e000-0000000000e1', valider => $3)).statut;
select pg_temp.act_as(3);
execute trip;
select pg_temp.says(1, 'cours_de_route CDR_CREE Ada', 'a trip');
execute trip;
select pg_temp.says(1, null, 'the same call again leaves none');
select pg_temp.says(public.advance_trip(pg_temp.doc(1), s.statut, now() - s.ago), s.line, s.what)
from (values
  ('TRANSIT', interval '5 hours', 'cours_de_route CDR_ETAPE Ada', 'on its way'),
  ('FRONTIERE', interval '4 hours', 'cours_de_route CDR_ETAPE Ada', 'at the border'),
  ('ARRIVE', interval '3 hours', 'cours_de_route CDR_ETAPE Ada', 'arrived')
) as s (statut, ago, line, what);
execute reception(2, 600, '00000000-0000-7000-8000-000000000001');
select pg_temp.says(1, 'receptions RECEPTION_CREEE Ada', 'a draft of its reception');
select pg_temp.says(public.validate_reception(pg_temp.doc(2)), 'receptions RECEPTION_VALIDE Ada',
  'validated, stock and trip with it');
execute sortie(3, 100, false);
select pg_temp.says(1, 'sorties_produit SORTIE_CREEE Ada', 'a draft of a withdrawal');
select pg_temp.says(public.reject_sortie(pg_temp.doc(3), 'nobody came'),
  'sorties_produit SORTIE_REJETEE Ada', 'rejected');
execute sortie(4, 100, true);
select pg_temp.says(1, 'sorties_produit SORTIE_VALIDE Ada', 'one entered and validated at once');
select pg_temp.says(public.reverse_sortie(pg_temp.doc(4), 'the truck was sent back'),
  'sorties_produit SORTIE_ANNULEE Ada', 'reversed');
select pg_temp.says(public.record_transfer(pg_temp.doc(5), '00000000-0000-4000-f000-0000000000d1',
    '00000000-0000-4000-f000-0000000000d2', now(), 100, null, 25, 832),
  'transferts TRANSFERT_VALIDE Ada', 'a transfer');
select pg_temp.says(public.reverse_transfer(pg_temp.doc(5), 'the wrong tank'),
  'transferts TRANSFERT_ANNULE Ada', 'undone');
select pg_temp.says(public.add_bareme(pg_temp.doc(6), '00000000-0000-4000-f000-0000000000d1', 'C1',
    'Office', current_date - 9, current_date + 900, '[[0, 0], [1000, 1000]]'),
  'baremes BAREME_AJOUTE Ada', 'a gauge table');
select pg_temp.says(public.record_dip(pg_temp.doc(7), '00000000-0000-4000-f000-0000000000d1', now(),
    590, 0, 25, 832), 'prises_de_hauteur JAUGE_SAISIE Ada', 'a dip');
select pg_temp.says(public.propose_dip_adjustment(pg_temp.doc(8), pg_temp.doc(7), 'ten litres less'),
  'stocks_adjustments AJUSTEMENT_PROPOSE Ada', 'an adjustment to it');
reset role;
select pg_temp.act_as(1);
select pg_temp.says(public.approve_adjustment(pg_temp.doc(8)),
  'stocks_adjustments AJUSTEMENT_APPROUVE Diane', 'approved by another person');
select throws_ok($$select public.void_dip(pg_temp.doc(7), 'the tape was wet')$$, 'PT409',
  'JAUGE_AJUSTEE', 'a dip that an adjustment rests on stays');
select pg_temp.says(1, null, 'and what is refused leaves no line');
reset role;
select pg_temp.act_as(3);
update public.citernes set localisation = 'north' where nom = 'T1';
select pg_temp.says(1, 'citernes MODIFICATION Ada', 'a tank changed');
update public.citernes set localisation = 'north' where nom = 'T1';
select pg_temp.says(1, null, 'the same again leaves none');
select pg_temp.says(public.close_day('00000000-0000-4000-c000-0000000000d1', current_date - 1,
    'no dips in this test'), 'clotures JOURNEE_CLOTUREE Ada', 'a day closed');
select pg_temp.says(public.reopen_day('00000000-0000-4000-c000-0000000000d1', current_date - 1,
    'something came late'), 'clotures JOURNEE_ROUVERTE Ada', 'and opened again');
reset role;
select is_empty(
  $$select module from public.log_actions where to_regclass('public.' || module) is null$$,
  'a module is spelled as its table, always'
);

select * from finish();
rollback;
