-- Demo data only, after seed-depot.sql: two weeks in the life of the depot company, told by its
-- people through the same doors as on the screen, each under his own name, so that the log reads
-- like a real one. Does nothing where the company has movements already.

create function pg_temp.act_as(account text)
returns void
language sql
as $$
  select set_config(
    'request.jwt.claims',
    jsonb_build_object(
      'sub', '00000000-0000-4000-a000-0000000000' || account, 'role', 'authenticated'
    )::text,
    true
  )
$$;

create function pg_temp.doc(name text)
returns uuid
language sql
as $$
  select md5('demo|' || name)::uuid
$$;

create function pg_temp.tank(tank_name text)
returns public.citernes
language sql
as $$
  select c
  from public.citernes as c
  join public.tenants as t on t.id = c.tenant_id and t.slug = 'petrole-lushi'
  where c.nom = tank_name
$$;

create function pg_temp.at(days_ago integer, hour text)
returns timestamptz
language sql
as $$
  select ((now() at time zone 'Africa/Lubumbashi')::date - days_ago + hour::time)
    at time zone 'Africa/Lubumbashi'
$$;

-- A number that looks like chance and is the same at every loading.
create function pg_temp.some(name text, low numeric, high numeric)
returns numeric
language sql
as $$
  select low + (high - low) * (abs(hashtext(name)) % 1000) / 1000.0
$$;

create function pg_temp.density(product uuid)
returns numeric
language sql
as $$
  select case (select p.code from public.produits as p where p.id = product)
    when 'ESS' then 737.5 when 'JET' then 793.0 else 833.2 end
$$;

create function pg_temp.line(tank text, litres numeric, seed text)
returns jsonb
language sql
as $$
  select jsonb_build_object(
    'citerne_id', (pg_temp.tank(tank)).id, 'mode_mesure', 'COMPTEUR',
    'volume_compteur_l', round(litres), 'temperature_ambiante_c',
    round(pg_temp.some(seed || 't', 22, 29), 1),
    'densite_observee_kgm3', round(
      pg_temp.density((pg_temp.tank(tank)).produit_id) + pg_temp.some(seed || 'd', -0.8, 0.8), 1
    )
  )
$$;

create function pg_temp.open_tank(tank text, litres numeric, partner text default null)
returns void
language plpgsql
as $$
declare
  v_tank public.citernes := pg_temp.tank(tank);
  v_id uuid := pg_temp.doc('opening|' || tank || coalesce(partner, ''));
begin
  perform pg_temp.act_as('03');
  perform public.propose_adjustment(
    id => v_id, citerne_id => v_tank.id, nature => 'OUVERTURE',
    survenu_at => pg_temp.at(15, '06:00'), delta_ambiant => litres, reason => 'Inventaire d''ouverture contradictoire',
    proprietaire_type => case when partner is null then 'MONALUXE' else 'PARTENAIRE' end,
    partenaire_id => (
      select p.id from public.partenaires as p
      where p.tenant_id = v_tank.tenant_id and p.nom = partner
    ),
    temperature_c => 24.5, densite_observee_kgm3 => pg_temp.density(v_tank.produit_id)
  );
  perform pg_temp.act_as('02');
  perform public.approve_adjustment(v_id, 'Procès-verbal signé');
end
$$;

create function pg_temp.gauge_tank(tank public.citernes)
returns void
language plpgsql
as $$
begin
  perform pg_temp.act_as('01');
  perform public.add_bareme(
    id => pg_temp.doc('bareme|' || tank.nom), citerne_id => tank.id,
    certificat_numero => 'OCC-' || tank.nom || '-2025', organisme => 'Office congolais de contrôle',
    valide_du => (now() at time zone 'Africa/Lubumbashi')::date - 300,
    valide_au => (now() at time zone 'Africa/Lubumbashi')::date
      + case tank.nom when 'TANK5' then 20 else 900 end,
    points => (
      select jsonb_agg(jsonb_build_array(
        n * 500,
        round(tank.capacite_totale * (n / 24.0 + 0.004 * sin(n * 0.9) * sign(n * (24 - n))))
      ) order by n)
      from generate_series(0, 24) as n
    )
  );
end
$$;

create function pg_temp.dip(tank public.citernes, days_ago integer, gap numeric)
returns void
language plpgsql
as $$
-- Reads the gauge table backwards: the height at which it shows the book stock and the gap.
declare
  v_at timestamptz := pg_temp.at(days_ago, '18:00');
  v_litres numeric := gap + (
    select b.stock_ambiant from depot.book_at(tank.tenant_id, tank.id, v_at) as b
  );
  v_height numeric;
begin
  select a.hauteur_mm
    + (v_litres - a.volume_l) / (a.next_l - a.volume_l) * (a.next_mm - a.hauteur_mm)
  into v_height
  from (
    select
      p.hauteur_mm, p.volume_l, lead(p.hauteur_mm) over w as next_mm,
      lead(p.volume_l) over w as next_l
    from public.bareme_points as p
    where p.bareme_id = pg_temp.doc('bareme|' || tank.nom)
    window w as (order by p.hauteur_mm)
  ) as a
  where v_litres >= a.volume_l and v_litres < a.next_l;
  perform pg_temp.act_as(case when tank.nom like 'TANK%' then '04' else '03' end);
  perform public.record_dip(
    id => pg_temp.doc('dip|' || tank.nom || days_ago), citerne_id => tank.id, prise_at => v_at,
    hauteur_mm => round(v_height, 1), eau_mm => 0,
    temperature_c => round(pg_temp.some('dip' || tank.nom || days_ago, 22, 27), 1),
    densite_observee_kgm3 => pg_temp.density(tank.produit_id)
  );
end
$$;

create function pg_temp.trip(
  name text, truck integer, depot text, product text, loaded_days_ago integer, litres numeric
)
returns uuid
language plpgsql
as $$
declare
  v_truck public.camions;
  v_id uuid := pg_temp.doc('trip|' || name);
begin
  select c.* into v_truck
  from public.camions as c
  where c.id = ('00000000-0000-4000-8500-00000000000' || truck)::uuid;
  perform pg_temp.act_as('03');
  perform public.save_trip(
    id => v_id,
    depot_destination_id => (
      select s.id from public.sites as s where s.tenant_id = v_truck.tenant_id and s.code = depot
    ),
    produit_id => (
      select p.id from public.produits as p
      where p.tenant_id = v_truck.tenant_id and p.code = product
    ),
    plaque_camion => v_truck.plaque, date_chargement => pg_temp.at(loaded_days_ago, '08:00')::date,
    fournisseur_id => ('00000000-0000-4000-8200-00000000000' || 1 + truck % 2)::uuid,
    transporteur_id => v_truck.transporteur_id, camion_id => v_truck.id,
    plaque_remorque => v_truck.plaque_remorque,
    chauffeur_nom => (array['Moïse Kabeya', 'Elie Mwansa', 'Joseph Tembo', 'Kelvin Banda'])[truck],
    depart_pays => (array['Tanzanie', 'Zambie'])[1 + truck % 2],
    bl_numero => 'BL-' || upper(left(md5(name), 6)),
    scelles => '88' || truck || '1, 88' || truck || '2',
    volume => litres, temperature_chargement_c => 24.0,
    densite_chargement_kgm3 => case product when 'ESS' then 738.0 else 833.5 end
  );
  return v_id;
end
$$;

create function pg_temp.unload(
  name text, truck integer, days_ago integer, depot text, product text, tanks text[],
  loaded numeric, lost numeric
)
returns void
language plpgsql
as $$
declare
  v_trip uuid := pg_temp.trip(name, truck, depot, product, days_ago + 4, loaded);
  v_received numeric := loaded * (1 - lost);
  v_share numeric := case cardinality(tanks) when 1 then 1 else 0.62 end;
begin
  perform public.advance_trip(v_trip, 'TRANSIT', pg_temp.at(days_ago + 4, '15:00'));
  perform public.advance_trip(v_trip, 'FRONTIERE', pg_temp.at(days_ago + 2, '10:00'));
  perform public.advance_trip(v_trip, 'ARRIVE', pg_temp.at(days_ago, '06:40'));
  perform public.save_reception(
    id => pg_temp.doc('reception|' || name),
    depot_id => (pg_temp.tank(tanks[1])).depot_id,
    produit_id => (pg_temp.tank(tanks[1])).produit_id,
    recue_at => pg_temp.at(days_ago, '09:30'), cours_de_route_id => v_trip,
    numero => 'R-' || to_char(pg_temp.at(days_ago, '09:30'), 'YYMMDD') || '-' || truck,
    lignes => (
      select jsonb_agg(
        pg_temp.line(u.tank, v_received * case u.n when 1 then v_share else 1 - v_share end, name)
        order by u.n
      )
      from unnest(tanks) with ordinality as u (tank, n)
    ),
    valider => true
  );
end
$$;

create function pg_temp.deliver(
  name text, moment timestamptz, tank text, litres numeric, client integer, truck integer,
  partner integer default null, valider boolean default true
)
returns void
language plpgsql
as $$
begin
  perform pg_temp.act_as(case when tank like 'TANK%' then '04' else '03' end);
  perform public.save_sortie(
    id => pg_temp.doc('sortie|' || name), depot_id => (pg_temp.tank(tank)).depot_id,
    produit_id => (pg_temp.tank(tank)).produit_id, date_sortie => moment,
    lignes => jsonb_build_array(pg_temp.line(tank, litres, name)),
    client_id => ('00000000-0000-4000-8100-00000000000' || client)::uuid,
    partenaire_id => ('00000000-0000-4000-8300-00000000000' || partner)::uuid,
    camion_id => ('00000000-0000-4000-8500-00000000000' || truck)::uuid,
    chauffeur_nom => (array['Moïse Kabeya', 'Elie Mwansa', 'Joseph Tembo', 'Kelvin Banda'])[truck],
    numero => 'S-' || upper(left(md5(name), 8)), valider => valider
  );
end
$$;

create function pg_temp.live_day(d integer)
returns void
language plpgsql
as $$
declare
  v_tank public.citernes;
  v_gap numeric;
begin
  if d % 2 = 1 then
    perform pg_temp.unload('go' || d, 1 + d % 3, d, 'DAIPN', 'G.O', array['TANK1', 'TANK3'], 38000,
      case d when 5 then 0.009 else pg_temp.some('loss' || d, 0.0003, 0.0016) end);
  elsif d % 6 = 0 then
    perform pg_temp.unload('es' || d, 2, d, 'DAIPN', 'ESS', array['TANK4'], 36500, 0.0012);
  end if;
  perform pg_temp.deliver('a' || d, pg_temp.at(d, '11:10'), 'TANK1',
    pg_temp.some('a' || d, 8000, 16000), 1, 3);
  perform pg_temp.deliver('b' || d, pg_temp.at(d, '13:25'), 'TANK4',
    pg_temp.some('b' || d, 3000, 7000), 3, 4);
  perform pg_temp.deliver('c' || d, pg_temp.at(d, '14:05'), 'K1',
    pg_temp.some('c' || d, 1500, 2500), 1, 2);
  perform pg_temp.deliver('k' || d, pg_temp.at(d, '15:20'), 'K2',
    pg_temp.some('k' || d, 1100, 1300), 2, 2);
  if d % 3 = 0 then
    perform pg_temp.deliver('p' || d, pg_temp.at(d, '15:45'), 'TANK2',
      pg_temp.some('p' || d, 4000, 6000), null, 4, 1 + d % 2);
    perform pg_temp.deliver('j' || d, pg_temp.at(d, '16:30'), 'TANK6', 5200, 4, 1);
  end if;
  for v_tank in
    select c.* from public.citernes as c
    where c.id in (select b.citerne_id from public.baremes as b)
      and c.tenant_id = (select t.id from public.tenants as t where t.slug = 'petrole-lushi')
    order by c.nom
  loop
    v_gap := pg_temp.some('gap' || v_tank.nom || d, -0.0008, 0.0006) * v_tank.capacite_totale / 4;
    perform pg_temp.dip(
      v_tank, d, case when v_tank.nom = 'TANK3' and d = 1 then -1900 else v_gap end
    );
  end loop;
end
$$;

create function pg_temp.end_days()
returns void
language plpgsql
as $$
declare
  v_depot uuid;
begin
  perform pg_temp.act_as('03');
  for v_depot in
    select s.id from public.sites as s
    join public.tenants as t on t.id = s.tenant_id and t.slug = 'petrole-lushi'
  loop
    for d in reverse 13..3 loop
      perform public.close_day(
        v_depot, (now() at time zone 'Africa/Lubumbashi')::date - d, 'Reprise de l''historique'
      );
    end loop;
  end loop;
end
$$;

do $$
declare
  v_tank public.citernes;
begin
  if (select count(*) from public.profils as p
      join public.tenants as t on t.id = p.tenant_id and t.slug = 'petrole-lushi') < 6
    or exists (
      select from public.mouvements_stock as m
      join public.tenants as t on t.id = m.tenant_id and t.slug = 'petrole-lushi'
    )
  then
    return;
  end if;
  for v_tank in
    select c.* from public.citernes as c
    join public.tenants as t on t.id = c.tenant_id and t.slug = 'petrole-lushi'
    where not c.est_logique
  loop
    perform pg_temp.gauge_tank(v_tank);
  end loop;
  perform pg_temp.open_tank('TANK1', 182000), pg_temp.open_tank('TANK2', 141500),
    pg_temp.open_tank('TANK2', 62000, 'Katanga Oil'),
    pg_temp.open_tank('TANK2', 38000, 'Copperbelt Logistics'), pg_temp.open_tank('TANK3', 158000),
    pg_temp.open_tank('TANK4', 121000), pg_temp.open_tank('TANK5', 68500),
    pg_temp.open_tank('TANK6', 92000), pg_temp.open_tank('SEP CONGO', 240000),
    pg_temp.open_tank('K1', 61000), pg_temp.open_tank('K2', 20500);
  for d in reverse 14..1 loop
    perform pg_temp.live_day(d);
  end loop;
  perform pg_temp.end_days();
  perform pg_temp.deliver('today1', now() - interval '95 minutes', 'TANK1', 12400, 2, 3);
  perform pg_temp.deliver('today2', now() - interval '40 minutes', 'TANK2', 5200, null, 4, 1);
  perform pg_temp.deliver('draft', now() - interval '10 minutes', 'TANK4', 6100, 3, 1, null, false);
  perform pg_temp.trip('on the way 1', 1, 'DAIPN', 'G.O', 1, 38000);
  perform public.advance_trip(pg_temp.trip('on the way 2', 2, 'DAIPN', 'ESS', 3, 36000), 'TRANSIT',
    pg_temp.at(2, '07:00'));
  perform public.advance_trip(t.id, 'TRANSIT', pg_temp.at(4, '16:00')),
    public.advance_trip(t.id, 'FRONTIERE', pg_temp.at(1, '09:00'))
  from (select pg_temp.trip('at the border', 3, 'KOLWEZI', 'G.O', 5, 37500) as id) as t;
  perform public.advance_trip(t.id, 'TRANSIT', pg_temp.at(8, '16:00')),
    public.advance_trip(t.id, 'FRONTIERE', pg_temp.at(6, '09:00')),
    public.advance_trip(t.id, 'ARRIVE', pg_temp.at(4, '17:30'))
  from (select pg_temp.trip('arrived', 4, 'DAIPN', 'G.O', 9, 38000) as id) as t;
  perform pg_temp.act_as('03');
  perform public.propose_dip_adjustment(
    id => pg_temp.doc('adjustment'), prise_id => pg_temp.doc('dip|TANK31'),
    reason => 'Écart constaté à la jauge du soir, vannes vérifiées'
  );
  perform set_config('request.jwt.claims', '', true);
end
$$;
