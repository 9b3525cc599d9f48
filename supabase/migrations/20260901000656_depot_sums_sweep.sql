-- depot: the sums by day, month and dip, compared with what they were made from, in rounds; the
-- totals of accounts and tanks, compared with each other in every run.
-- Depends on: the ledger and its sums, the findings of this module.
-- Exposes: the job sweep_depot_sums; depot.register_gaps for REGISTRE_ECART.

create table depot.sums_cursor (
  is_only boolean not null default true,
  tenant_id uuid not null default '00000000-0000-0000-0000-000000000000',
  compte_id uuid not null default '00000000-0000-0000-0000-000000000000',
  mois date not null default '-infinity',
  tour_no bigint not null default 0,
  tour_ended_at timestamptz,
  constraint sums_cursor_pkey primary key (is_only),
  constraint sums_cursor_is_only_check check (is_only)
);
comment on table depot.sums_cursor is
  'One row: the account and month that the round over the sums looked at last.';
alter table depot.sums_cursor enable row level security;
create policy sums_cursor_select_nobody on depot.sums_cursor
  for select to authenticated
  using (false);
insert into depot.sums_cursor (is_only) values (true);

create function depot.day_sums(tenant_id uuid, compte_id uuid, mois date)
returns table (date_jour date, sums numeric[])
language plpgsql
stable
security definer
rows 31
set search_path = ''
as $$
-- definer: the sweep reads every company. The zone of the depot may have changed since: two days
-- around the month hold every entry of it.
#variable_conflict use_column
begin
  return query
    select
      m.date_jour,
      array[
        sum(m.volume_ambiant), sum(m.volume_15c), count(*),
        coalesce(sum(m.volume_ambiant) filter (where m.nature = 'OUVERTURE'), 0),
        coalesce(sum(m.volume_ambiant) filter (where m.nature = 'RECEPTION'), 0),
        coalesce(sum(m.volume_ambiant) filter (where m.nature = 'SORTIE'), 0),
        coalesce(sum(m.volume_ambiant) filter (where m.nature = 'TRANSFERT'), 0),
        coalesce(sum(m.volume_ambiant) filter (where m.nature in ('PERTE', 'GAIN')), 0),
        coalesce(sum(m.volume_ambiant) filter (where m.nature = 'AJUSTEMENT'), 0),
        coalesce(sum(m.volume_15c) filter (where m.nature = 'OUVERTURE'), 0),
        coalesce(sum(m.volume_15c) filter (where m.nature = 'RECEPTION'), 0),
        coalesce(sum(m.volume_15c) filter (where m.nature = 'SORTIE'), 0),
        coalesce(sum(m.volume_15c) filter (where m.nature = 'TRANSFERT'), 0),
        coalesce(sum(m.volume_15c) filter (where m.nature in ('PERTE', 'GAIN')), 0),
        coalesce(sum(m.volume_15c) filter (where m.nature = 'AJUSTEMENT'), 0)
      ]
    from public.mouvements_stock as m
    where m.tenant_id = day_sums.tenant_id
      and m.compte_id = day_sums.compte_id
      and m.survenu_at >= day_sums.mois - interval '2 days'
      and m.survenu_at < day_sums.mois + interval '1 month 2 days'
      and m.date_jour >= day_sums.mois
      and m.date_jour < day_sums.mois + interval '1 month'
    group by m.date_jour;
end
$$;
comment on function depot.day_sums(uuid, uuid, date) is
  'What the entries of one account in one month add up to, day by day, in the order of the columns of stock_days.';
revoke all on function depot.day_sums(uuid, uuid, date) from public;

create function depot.sum_faults(tenant_id uuid, compte_id uuid, mois date)
returns table (position_no bigint, fault text, entries numeric[], stored numeric[])
language plpgsql
stable
security definer
rows 1
set search_path = ''
as $$
-- definer: see day_sums. One statement: entries and sums of the same moment.
#variable_conflict use_column
begin
  return query
    with entries as (
      select s.date_jour, s.sums
      from depot.day_sums(sum_faults.tenant_id, sum_faults.compte_id, sum_faults.mois) as s
    ),
    days as (
      select
        d.date_jour,
        array[
          d.net_ambiant, d.net_15c, d.mouvement_count, d.ouverture_ambiant, d.reception_ambiant,
          d.sortie_ambiant, d.transfert_ambiant, d.perte_gain_ambiant, d.ajustement_ambiant,
          d.ouverture_15c, d.reception_15c, d.sortie_15c, d.transfert_15c, d.perte_gain_15c,
          d.ajustement_15c
        ] as sums
      from depot.stock_days as d
      where d.tenant_id = sum_faults.tenant_id
        and d.compte_id = sum_faults.compte_id
        and d.date_jour >= sum_faults.mois
        and d.date_jour < sum_faults.mois + interval '1 month'
    )
    select
      to_char(coalesce(e.date_jour, d.date_jour), 'YYYYMMDD')::bigint, 'day_sum', e.sums, d.sums
    from entries as e
    full join days as d on d.date_jour = e.date_jour
    where e.sums is distinct from d.sums
    union all
    select to_char(sum_faults.mois, 'YYYYMM')::bigint, 'month_sum', t.sums, m.sums
    from (
      select array[
        coalesce(sum(e.sums[1]), 0), coalesce(sum(e.sums[2]), 0), coalesce(sum(e.sums[3]), 0)
      ] as sums
      from entries as e
    ) as t
    cross join (
      select array[
        coalesce(sum(m.net_ambiant), 0), coalesce(sum(m.net_15c), 0),
        coalesce(sum(m.mouvement_count), 0)
      ] as sums
      from depot.stock_months as m
      where m.tenant_id = sum_faults.tenant_id
        and m.compte_id = sum_faults.compte_id
        and m.mois = sum_faults.mois
    ) as m
    where t.sums <> m.sums;
end
$$;
comment on function depot.sum_faults(uuid, uuid, date) is
  'Days of a month, and the month itself, whose stored sums are not those of the entries: net litres ambient and at 15 °C, entries, then each nature.';
revoke all on function depot.sum_faults(uuid, uuid, date) from public;

create function depot.dip_faults(tenant_id uuid, compte_id uuid, mois date)
returns table (position_no bigint, fault text, entries numeric[], stored numeric[])
language plpgsql
stable
security definer
rows 1
set search_path = ''
as $$
-- definer: see day_sums.
#variable_conflict use_column
begin
  return query
    select to_char(d.date_jour, 'YYYYMMDD')::bigint, 'dip_sum', array[x.ambiant, x.v15c],
      array[d.net_ambiant, d.net_15c]
    from public.stocks_snapshot as s
    join depot.dip_sums as d
      on d.tenant_id = s.tenant_id
      and d.citerne_id = s.citerne_id
      and d.date_jour >= dip_faults.mois
      and d.date_jour < dip_faults.mois + interval '1 month'
    cross join lateral depot.month_until(
      d.tenant_id, d.citerne_id, d.date_jour, d.prise_at
    ) as x
    where s.tenant_id = dip_faults.tenant_id
      and s.id = dip_faults.compte_id
      and (x.ambiant, x.v15c) <> (d.net_ambiant, d.net_15c);
end
$$;
comment on function depot.dip_faults(uuid, uuid, date) is
  'Dips in a month of the tank of an account whose stored sums are not those of the month until then: net litres ambient and at 15 °C.';
revoke all on function depot.dip_faults(uuid, uuid, date) from public;

create function depot.sweep_sums(batch integer default 50000)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see keep_finding.
-- At least one month a run, then more until about batch entries were added up: a run costs the same
-- in a small depot and in a big one.
declare
  v_cursor depot.sums_cursor;
  v_month record;
  v_left integer := batch;
  v_seen integer := 0;
begin
  -- Two sweeps at once would move the cursor from the same place: the second waits.
  select * into v_cursor from depot.sums_cursor for no key update;
  for v_month in
    select m.tenant_id, m.compte_id, m.mois, m.mouvement_count
    from depot.stock_months as m
    where (m.tenant_id, m.compte_id, m.mois)
      > (v_cursor.tenant_id, v_cursor.compte_id, v_cursor.mois)
    order by m.tenant_id, m.compte_id, m.mois
    limit 1000
  loop
    exit when v_left <= 0;
    perform depot.keep_finding(
      v_month.tenant_id, 'SOMMES', v_month.compte_id, f.position_no, f.fault,
      sha256(convert_to(jsonb_build_array(f.entries, f.stored)::text, 'UTF8')),
      jsonb_build_object('entries', f.entries, 'stored', f.stored)
    )
    from (
      select * from depot.sum_faults(v_month.tenant_id, v_month.compte_id, v_month.mois)
      union all
      select * from depot.dip_faults(v_month.tenant_id, v_month.compte_id, v_month.mois)
    ) as f;
    v_left := v_left - greatest(v_month.mouvement_count, 0) - 50;
    v_seen := v_seen + 1;
    update depot.sums_cursor as c
    set tenant_id = v_month.tenant_id, compte_id = v_month.compte_id, mois = v_month.mois;
  end loop;
  if v_left > 0 and v_seen < 1000 then
    update depot.sums_cursor as c
    set tenant_id = '00000000-0000-0000-0000-000000000000', tour_no = c.tour_no + 1,
      tour_ended_at = now();
  end if;
  return v_seen;
end
$$;
comment on function depot.sweep_sums(integer) is
  'Compares the next months of the next accounts, and the dips of their tanks, with their entries, until about batch entries were read; returns how many months. Twice is harmless. For the scheduler, every minute.';
revoke all on function depot.sweep_sums(integer) from public;

create view depot.register_gaps
with (security_invoker = true) as
select
  a.tenant_id, a.depot_id, 'COMPTE_STOCK' as entity_type, a.id as entity_id,
  format(
    'stocks_snapshot %s L, %s L 15 °C, %s ≠ stock_months %s L, %s L 15 °C, %s',
    a.stock_ambiant, a.stock_15c, a.mouvement_count, coalesce(m.ambiant, 0), coalesce(m.v15c, 0),
    coalesce(m.n, 0)
  ) as constat
from public.stocks_snapshot as a
left join (
  select x.tenant_id, x.compte_id, sum(x.net_ambiant) as ambiant, sum(x.net_15c) as v15c,
    sum(x.mouvement_count) as n
  from depot.stock_months as x
  group by x.tenant_id, x.compte_id
) as m on m.tenant_id = a.tenant_id and m.compte_id = a.id
where (a.stock_ambiant, a.stock_15c, a.mouvement_count)
  <> (coalesce(m.ambiant, 0), coalesce(m.v15c, 0), coalesce(m.n, 0))
union all
select
  c.tenant_id, c.depot_id, 'CITERNE', c.id,
  format(
    'citerne_etats %s L, %s L 15 °C, %s ≠ stocks_snapshot %s L, %s L 15 °C, %s',
    coalesce(e.stock_ambiant, 0), coalesce(e.stock_15c, 0), coalesce(e.dernier_no, 0),
    coalesce(a.ambiant, 0), coalesce(a.v15c, 0), coalesce(a.n, 0)
  )
from public.citernes as c
left join depot.citerne_etats as e on e.tenant_id = c.tenant_id and e.citerne_id = c.id
left join (
  select s.tenant_id, s.citerne_id, sum(s.stock_ambiant) as ambiant, sum(s.stock_15c) as v15c,
    sum(s.mouvement_count) as n
  from public.stocks_snapshot as s
  group by s.tenant_id, s.citerne_id
) as a on a.tenant_id = c.tenant_id and a.citerne_id = c.id
where (coalesce(e.stock_ambiant, 0), coalesce(e.stock_15c, 0), coalesce(e.dernier_no, 0))
  <> (coalesce(a.ambiant, 0), coalesce(a.v15c, 0), coalesce(a.n, 0))
union all
select
  m.tenant_id, m.depot_id, 'COMPTE_STOCK', m.compte_id,
  format('stock_months %s %s L ≠ stock_days %s L', m.mois, m.net_ambiant, coalesce(d.ambiant, 0))
from depot.stock_months as m
left join lateral (
  select sum(x.net_ambiant) as ambiant, sum(x.net_15c) as v15c, sum(x.mouvement_count) as n
  from depot.stock_days as x
  where x.tenant_id = m.tenant_id
    and x.compte_id = m.compte_id
    and x.date_jour >= m.mois
    and x.date_jour < m.mois + interval '1 month'
) as d on true
where m.mois >= date_trunc('month', current_date) - interval '1 month'
  and (m.net_ambiant, m.net_15c, m.mouvement_count)
    <> (coalesce(d.ambiant, 0), coalesce(d.v15c, 0), coalesce(d.n, 0))
union all
select f.tenant_id, f.depot_id, 'COMPTE_STOCK', f.chaine,
  format('%s %s: mouvements_stock %s ≠ %s', f.fault, f.position_no, f.details #>> '{entries}',
    f.details #>> '{stored}')
from depot.tamper_findings as f
where f.registre = 'SOMMES'
  and not exists (
    select from depot.tamper_closures as c
    where c.tenant_id = f.tenant_id and c.finding_id = f.id
  )
union all
select
  j.tenant_id, d.depot_id, j.document_type, j.document_id,
  format('%s %s L, %s L 15 °C ≠ mouvements_stock %s L, %s L 15 °C', d.statut, f.attendu_ambiant,
    f.attendu_15c, f.ecrit_ambiant, f.ecrit_15c)
from depot.documents_to_judge as j
cross join lateral depot.entry_faults(j.document_type, j.tenant_id, j.document_id) as f
cross join lateral depot.document_head(j.document_type, j.tenant_id, j.document_id) as d;
comment on view depot.register_gaps is
  'Where the figures of the register contradict each other: account against months, tank against accounts, the last two months against their days, open findings of the sweep over the entries, documents against what was booked for them.';
