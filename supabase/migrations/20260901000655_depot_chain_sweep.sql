-- depot: the chains of log and ledger, compared: new lines soon after they were written, all of
-- them in rounds, their ends in every run.
-- Depends on: depot.log_breaks, depot.entry_breaks, the findings of this module.
-- Exposes: the job sweep_depot_chains; depot.chain_faults for JOURNAL_ALTERE.

create table depot.sweep_chains (
  tenant_id uuid not null,
  registre text not null,
  chaine uuid not null,
  frontier_no bigint not null default 0,
  frontier_hash bytea,
  tour_no bigint not null default 0,
  swept_at timestamptz not null default now(),
  tour_ended_at timestamptz,
  constraint sweep_chains_pkey primary key (tenant_id, registre, chaine),
  constraint sweep_chains_tenant_fkey foreign key (tenant_id) references public.tenants (id),
  constraint sweep_chains_registre_check check (registre in ('JOURNAL', 'MOUVEMENTS'))
) with (fillfactor = 50);
comment on table depot.sweep_chains is
  'How far each chain was compared. Apart from the ends of the chains, which every booking locks.';
comment on column depot.sweep_chains.frontier_no is 'Lines up to this one were compared at least once.';
comment on column depot.sweep_chains.frontier_hash is
  'Its hash when it was compared: a history written anew from the middle fits in itself, and not to this.';
comment on column depot.sweep_chains.tour_no is 'Lines up to this one were compared in the round under way.';
alter table depot.sweep_chains enable row level security;
create policy sweep_chains_select_nobody on depot.sweep_chains
  for select to authenticated
  using (false);

create view depot.chains
with (security_invoker = true) as
select
  coalesce(e.tenant_id, s.tenant_id) as tenant_id, coalesce(e.registre, s.registre) as registre,
  coalesce(e.chaine, s.chaine) as chaine, coalesce(e.dernier_no, 0) as dernier_no,
  coalesce(s.frontier_no, 0) as frontier_no, s.frontier_hash, coalesce(s.tour_no, 0) as tour_no,
  s.swept_at
from (
  select c.tenant_id, 'JOURNAL' as registre, c.chaine, c.dernier_no
  from depot.log_chains as c
  union all
  select e.tenant_id, 'MOUVEMENTS', e.citerne_id, e.dernier_no
  from depot.citerne_etats as e
  where e.dernier_no > 0
) as e
full join depot.sweep_chains as s
  on s.tenant_id = e.tenant_id and s.registre = e.registre and s.chaine = e.chaine;
comment on view depot.chains is
  'Every chain with its end and how far it was compared. A chain whose end is gone shows with dernier_no 0.';

create function depot.chain_line(tenant_id uuid, registre text, chaine uuid, position_no bigint)
returns table (hash bytea, seen bytea)
language plpgsql
stable
security definer
rows 1
set search_path = ''
as $$
-- definer: the sweep reads every company.
#variable_conflict use_column
begin
  return query
    select l.hash, l.hash || depot.log_digest(l)
    from public.log_actions as l
    where chain_line.registre = 'JOURNAL'
      and l.tenant_id = chain_line.tenant_id
      and l.chaine = chain_line.chaine
      and l.chaine_no = chain_line.position_no
    union all
    select m.hash, m.hash || depot.entry_digest(m)
    from public.mouvements_stock as m
    where chain_line.registre = 'MOUVEMENTS'
      and m.tenant_id = chain_line.tenant_id
      and m.citerne_id = chain_line.chaine
      and m.citerne_no = chain_line.position_no;
end
$$;
comment on function depot.chain_line(uuid, text, uuid, bigint) is
  'Hash of a line of a chain, and what the line says now.';
revoke all on function depot.chain_line(uuid, text, uuid, bigint) from public;

create function depot.chain_breaks(
  tenant_id uuid,
  registre text,
  chaine uuid,
  from_no bigint,
  to_no bigint
)
returns table (position_no bigint, fault text, empreinte bytea)
language plpgsql
stable
security definer
rows 1
set search_path = ''
as $$
-- definer: see chain_line. One statement: lines and ends of the same moment.
#variable_conflict use_column
begin
  return query
    with breaks as (
      select b.chaine_no as position_no, b.fault
      from depot.log_breaks(
        chain_breaks.tenant_id, chain_breaks.chaine, chain_breaks.from_no, chain_breaks.to_no
      ) as b
      where chain_breaks.registre = 'JOURNAL'
      union all
      select b.citerne_no, b.fault
      from depot.entry_breaks(
        chain_breaks.tenant_id, chain_breaks.chaine, chain_breaks.from_no, chain_breaks.to_no
      ) as b
      where chain_breaks.registre = 'MOUVEMENTS'
    )
    select b.position_no, b.fault, sha256(coalesce(l.seen, ''))
    from breaks as b
    left join lateral depot.chain_line(
      chain_breaks.tenant_id, chain_breaks.registre, chain_breaks.chaine, b.position_no
    ) as l on true;
end
$$;
comment on function depot.chain_breaks(uuid, text, uuid, bigint, bigint) is
  'Lines of a chain that do not seal the one before, with a fingerprint of what stands there now.';
revoke all on function depot.chain_breaks(uuid, text, uuid, bigint, bigint) from public;

create function depot.chain_strays(
  tenant_id uuid,
  registre text,
  chaine uuid,
  dernier_no bigint
)
returns table (position_no bigint)
language plpgsql
stable
security definer
rows 1
set search_path = ''
as $$
-- definer: see chain_line. Such a line counts in sums and is sealed by nothing.
#variable_conflict use_column
begin
  return query
    select l.chaine_no
    from public.log_actions as l
    where chain_strays.registre = 'JOURNAL'
      and l.tenant_id = chain_strays.tenant_id
      and l.chaine = chain_strays.chaine
      and (l.chaine_no < 1 or l.chaine_no > chain_strays.dernier_no)
    union all
    select m.citerne_no
    from public.mouvements_stock as m
    where chain_strays.registre = 'MOUVEMENTS'
      and m.tenant_id = chain_strays.tenant_id
      and m.citerne_id = chain_strays.chaine
      and (m.citerne_no < 1 or m.citerne_no > chain_strays.dernier_no);
end
$$;
comment on function depot.chain_strays(uuid, text, uuid, bigint) is
  'Lines before the beginning or after the end of their chain.';
revoke all on function depot.chain_strays(uuid, text, uuid, bigint) from public;

create function depot.chain_faults(chain depot.chains, from_no bigint, to_no bigint)
returns table (position_no bigint, fault text, empreinte bytea)
language plpgsql
stable
security definer
rows 1
set search_path = ''
as $$
-- definer: see chain_line.
#variable_conflict use_column
begin
  return query
    select b.position_no, b.fault, b.empreinte
    from depot.chain_breaks(chain.tenant_id, chain.registre, chain.chaine, from_no, to_no) as b
    union all
    select chain.frontier_no, 'rewritten', sha256(coalesce(l.hash, ''))
    from (values (1)) as one
    left join lateral depot.chain_line(
      chain.tenant_id, chain.registre, chain.chaine, chain.frontier_no
    ) as l on true
    where chain.frontier_no > 0
      and (l.hash is distinct from chain.frontier_hash or chain.dernier_no < chain.frontier_no)
    union all
    select s.position_no, 'stray', sha256(coalesce(l.seen, ''))
    from depot.chain_strays(chain.tenant_id, chain.registre, chain.chaine, chain.dernier_no) as s
    cross join lateral depot.chain_line(
      chain.tenant_id, chain.registre, chain.chaine, s.position_no
    ) as l;
end
$$;
comment on function depot.chain_faults(depot.chains, bigint, bigint) is
  'Breaks of a part of a chain; rewritten: the line that was compared last is another one now, or gone; stray: a line outside the chain.';
revoke all on function depot.chain_faults(depot.chains, bigint, bigint) from public;

create function depot.chain_now(chain depot.chains)
returns depot.chains
language sql
stable
security definer
set search_path = ''
as $$
-- definer: see chain_line.
  select
    chain.tenant_id, chain.registre, chain.chaine, coalesce(l.dernier_no, e.dernier_no, 0),
    coalesce(s.frontier_no, 0), s.frontier_hash, coalesce(s.tour_no, 0), s.swept_at
  from (values (1)) as one
  left join depot.log_chains as l
    on chain.registre = 'JOURNAL' and l.tenant_id = chain.tenant_id and l.chaine = chain.chaine
  left join depot.citerne_etats as e
    on chain.registre = 'MOUVEMENTS' and e.tenant_id = chain.tenant_id
    and e.citerne_id = chain.chaine
  left join depot.sweep_chains as s
    on s.tenant_id = chain.tenant_id and s.registre = chain.registre and s.chaine = chain.chaine
$$;
comment on function depot.chain_now(depot.chains) is
  'The same chain as it stands at this moment: lines that were written since it was read are no strays.';
revoke all on function depot.chain_now(depot.chains) from public;

create view depot.closing_breaks
with (security_invoker = true) as
select
  c.tenant_id, 'CLOTURES' as registre, c.depot_id as chaine,
  to_char(c.date_jour, 'YYYYMMDD')::bigint as position_no, 'seal' as fault,
  sha256(convert_to(c.id || coalesce(s.seal, ''), 'UTF8')) as empreinte
from public.sites as d
cross join lateral (
  select x.*
  from public.clotures as x
  where x.tenant_id = d.tenant_id and x.depot_id = d.id and x.rouvert_at is null
  order by x.date_jour desc
  limit 1
) as c
cross join lateral (select depot.chain_seal(c.tenant_id, c.chaines) as seal) as s
where d.kind = 'depot' and c.empreinte is distinct from s.seal;
comment on view depot.closing_breaks is
  'Depots whose last closed day was sealed over other lines than those that stand there now: the seal is on paper, out of reach of whoever writes history anew.';

create function depot.sweep_part(chain depot.chains, from_no bigint, to_no bigint)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: see keep_finding. One statement: the end of the chain and its lines of the same moment.
  select depot.keep_finding(
    chain.tenant_id, chain.registre, chain.chaine, f.position_no, f.fault, f.empreinte
  )
  from depot.chain_faults(depot.chain_now(chain), sweep_part.from_no, sweep_part.to_no) as f
$$;
comment on function depot.sweep_part(depot.chains, bigint, bigint) is
  'Compares a part of a chain and keeps what it finds.';
revoke all on function depot.sweep_part(depot.chains, bigint, bigint) from public;

create function depot.sweep_new_lines(chain depot.chains, batch bigint)
returns bigint
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see keep_finding.
declare
  v_to constant bigint := least(chain.dernier_no, chain.frontier_no + batch);
begin
  perform depot.sweep_part(chain, chain.frontier_no + 1, v_to);
  insert into depot.sweep_chains as s (tenant_id, registre, chaine, frontier_no, frontier_hash)
  select chain.tenant_id, chain.registre, chain.chaine, v_to, l.hash
  from (values (1)) as one
  left join lateral depot.chain_line(chain.tenant_id, chain.registre, chain.chaine, v_to) as l
    on true
  on conflict on constraint sweep_chains_pkey do update set
    frontier_no = excluded.frontier_no, frontier_hash = excluded.frontier_hash, swept_at = now();
  return v_to - chain.frontier_no;
end
$$;
comment on function depot.sweep_new_lines(depot.chains, bigint) is
  'Compares the lines written since the last time, at most batch of them; returns how many.';
revoke all on function depot.sweep_new_lines(depot.chains, bigint) from public;

create function depot.sweep_old_lines(chain depot.chains, batch bigint)
returns bigint
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see keep_finding.
declare
  v_to constant bigint := least(chain.frontier_no, chain.tour_no + batch);
begin
  perform depot.sweep_part(chain, chain.tour_no + 1, v_to);
  update depot.sweep_chains as s
  set
    tour_no = case when v_to = chain.frontier_no then 0 else v_to end,
    tour_ended_at = case when v_to = chain.frontier_no then now() else s.tour_ended_at end,
    swept_at = now()
  where s.tenant_id = chain.tenant_id
    and s.registre = chain.registre
    and s.chaine = chain.chaine;
  return v_to - chain.tour_no;
end
$$;
comment on function depot.sweep_old_lines(depot.chains, bigint) is
  'Compares the next part of a round, at most batch lines, and begins again at the end; returns how many.';
revoke all on function depot.sweep_old_lines(depot.chains, bigint) from public;

create function depot.sweep_chains(batch bigint default 10000)
returns bigint
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see keep_finding.
declare
  v_chain depot.chains;
  v_left bigint := batch;
begin
  -- Two sweeps at once would count the same lines twice and move a chain from the same place.
  if not pg_try_advisory_xact_lock(hashtextextended('depot.sweep_chains', 0)) then
    return 0;
  end if;
  for v_chain in
    select * from depot.chains as c
    where c.dernier_no > c.frontier_no
    order by c.swept_at nulls first, c.tenant_id, c.registre, c.chaine
  loop
    exit when v_left <= 0;
    v_left := v_left - depot.sweep_new_lines(v_chain, v_left);
  end loop;
  for v_chain in
    select * from depot.chains as c
    where c.frontier_no > 0
    order by c.tour_no > 0 desc, c.swept_at, c.tenant_id, c.registre, c.chaine
  loop
    exit when v_left <= 0;
    v_left := v_left - depot.sweep_old_lines(v_chain, v_left);
  end loop;
  perform depot.keep_finding(
    b.tenant_id, b.registre, b.chaine, b.position_no, b.fault, b.empreinte
  )
  from depot.closing_breaks as b;
  return batch - v_left;
end
$$;
comment on function depot.sweep_chains(bigint) is
  'Compares up to batch lines of log and ledger: what is new first, then the chain that was begun, then the one that waited longest. Twice is harmless. For the scheduler, every minute.';
revoke all on function depot.sweep_chains(bigint) from public;
