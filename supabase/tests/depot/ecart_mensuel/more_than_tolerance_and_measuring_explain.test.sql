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
create function pg_temp.table_of(tank text, du date, au date) returns uuid language sql as $$
  insert into public.baremes (tenant_id, depot_id, citerne_id, certificat_numero, valide_du,
    valide_au, hauteur_min_mm, hauteur_max_mm)
  select tenant_id, depot_id, id, 'C-' || du, du, au, 0, 1000 from public.citernes
  where tenant_id = '00000000-0000-4000-b000-0000000000d1' and nom = tank
  returning id
$$;
create function pg_temp.dip(tank text, at timestamptz, litres numeric, v15 numeric)
returns uuid language sql as $$
  insert into public.prises_de_hauteur (tenant_id, id, depot_id, citerne_id, produit_id, bareme_id,
    prise_at, date_jour, hauteur_mm, temperature_c, densite_observee_kgm3, volume_brut_l,
    volume_eau_l, volume_mesure, densite_a_15_kgm3, vcf, volume_15c, methode, methode_version)
  select c.tenant_id, gen_random_uuid(), c.depot_id, c.id, c.produit_id, b.id, at,
    (at at time zone 'Africa/Lubumbashi')::date, 500, 25, 830, litres, 0, litres, 837, 0.99, v15,
    'API_MPMS_11_1', 1
  from public.citernes as c
  join public.baremes as b on b.tenant_id = c.tenant_id and b.citerne_id = c.id
  where c.tenant_id = '00000000-0000-4000-b000-0000000000d1' and c.nom = tank
  order by b.valide_du limit 1
  returning id
$$;

create function pg_temp.month() returns timestamptz language sql as
  $$select date_trunc('month', now() at time zone 'Africa/Lubumbashi') at time zone 'Africa/Lubumbashi'
    - interval '20 days'$$;
update public.produits set tolerance_jauge_pct = 1;
select pg_temp.table_of(nom, current_date - 100, current_date + 400) from public.citernes
where tenant_id = '00000000-0000-4000-b000-0000000000d1';
select pg_temp.book(t, 'OUVERTURE', 800, 800, pg_temp.month() - interval '35 days')
from unnest(array['T1', 'T2']) as t;
select pg_temp.dip(t, pg_temp.month() - interval '32 days', 800, 800)
from unnest(array['T1', 'T2']) as t;
-- Tolerance: one percent of what lay there, and two millimetres of a litre each.
select pg_temp.dip('T1', pg_temp.month(), 790, 790);
select pg_temp.dip('T2', pg_temp.month(), 789.8, 789.8);
select results_eq(
  $$select entity_label, (payload ->> 'ecart_15c')::numeric, (payload ->> 'tolerance_15c')::numeric
    from depot.check_ecart_mensuel$$,
  $$select 'T2 ' || to_char(pg_temp.month() at time zone 'Africa/Lubumbashi', 'YYYY-MM'), -10.2, 10.0$$,
  'beyond what two dips can tell: fires; at it: does not'
);
select pg_temp.book('T2', 'PERTE', -10.2, -10.2, pg_temp.month());
select isnt_empty('select from depot.check_ecart_mensuel', 'booking the loss does not unlose it');
select governance.run_check('ECART_MENSUEL');
select matches(
  (select severity || message from public.system_alerts where check_code = 'ECART_MENSUEL'),
  '^WARNT2 \d{4}-\d\d : -10.2 L d''écart cumulé à 15 °C pour 0.0 L passés, tolérance 10.0 L\.$',
  'in words'
);
update public.prises_de_hauteur set prise_at = prise_at - interval '80 days';
select is_empty('select from depot.check_ecart_mensuel', 'months long ago are reported no more');

select * from finish();
rollback;
