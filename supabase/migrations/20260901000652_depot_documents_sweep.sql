-- depot: the sweep of validated documents: new ones within minutes, all of them in rounds, bounded
-- batches. What it finds faulty stays a suspect that the checks look at in every run.
-- Depends on: the documents and their faults, ops.scheduled_jobs.
-- Exposes: the job sweep_depot_documents, RECEPTION_ECART_15C, SORTIE_ECART_15C.

create table depot.sweep_cursors (
  code text not null,
  frontier_at timestamptz not null default '-infinity',
  frontier_id uuid not null default '00000000-0000-0000-0000-000000000000',
  tour_at timestamptz not null default '-infinity',
  tour_id uuid not null default '00000000-0000-0000-0000-000000000000',
  tour_no bigint not null default 0,
  tour_ended_at timestamptz,
  constraint sweep_cursors_pkey primary key (code)
);
comment on table depot.sweep_cursors is
  'How far each sweep came: up to the frontier everything was looked at at least once; the round behind it looks at all of it again, without end.';
comment on column depot.sweep_cursors.tour_ended_at is 'When the last complete round ended.';
alter table depot.sweep_cursors enable row level security;
create policy sweep_cursors_select_nobody on depot.sweep_cursors
  for select to authenticated
  using (false);
insert into depot.sweep_cursors (code) values ('RECEPTION'), ('SORTIE');

create table depot.suspects (
  tenant_id uuid not null,
  document_type text not null,
  document_id uuid not null,
  found_at timestamptz not null default now(),
  constraint suspects_pkey primary key (tenant_id, document_type, document_id),
  constraint suspects_tenant_fkey foreign key (tenant_id) references public.tenants (id)
);
comment on table depot.suspects is
  'Documents in which the sweep found a fault: the checks judge them again in each run, so that an alert lasts as long as its cause, however old the document. Emptied by the sweep of what is in order again.';
alter table depot.suspects enable row level security;
create policy suspects_select_nobody on depot.suspects
  for select to authenticated
  using (false);

create function depot.documents_after(
  document_type text,
  after_at timestamptz,
  after_id uuid,
  until_at timestamptz,
  batch integer
)
returns table (tenant_id uuid, document_id uuid, validated_at timestamptz)
language plpgsql
stable
security definer
rows 100
set search_path = ''
as $$
-- definer: the sweep and the checks read every company.
#variable_conflict use_column
begin
  return query
    (
      select r.tenant_id, r.id, r.validated_at
      from public.receptions as r
      where documents_after.document_type = 'RECEPTION'
        and r.validated_at is not null
        and (r.validated_at, r.id) > (after_at, after_id)
        and r.validated_at < until_at
      order by r.validated_at, r.id
      limit batch
    )
    union all
    (
      select s.tenant_id, s.id, s.validated_at
      from public.sorties_produit as s
      where documents_after.document_type = 'SORTIE'
        and s.validated_at is not null
        and (s.validated_at, s.id) > (after_at, after_id)
        and s.validated_at < until_at
      order by s.validated_at, s.id
      limit batch
    );
end
$$;
comment on function depot.documents_after(text, timestamptz, uuid, timestamptz, integer) is
  'The next documents in order of their validation, at most batch of them.';
revoke all on function depot.documents_after(text, timestamptz, uuid, timestamptz, integer)
  from public;

create view depot.documents_to_judge
with (security_invoker = true) as
select c.code as document_type, n.tenant_id, n.document_id
from depot.sweep_cursors as c
cross join lateral depot.documents_after(c.code, c.frontier_at, c.frontier_id, 'infinity', 200) as n
union
select s.document_type, s.tenant_id, s.document_id
from depot.suspects as s;
comment on view depot.documents_to_judge is
  'What a run of a check looks at: documents that the sweep has not reached, at most 200 of each kind, and those that it suspects.';

create function depot.document_head(document_type text, tenant_id uuid, document_id uuid)
returns setof depot.documents
language plpgsql
stable
security definer
rows 1
set search_path = ''
as $$
-- definer: checks read every company. A function, because a join would be planned over all
-- documents for the few that are looked at.
#variable_conflict use_column
begin
  return query
  select d.*
  from depot.documents as d
  where d.document_type = document_head.document_type
    and d.tenant_id = document_head.tenant_id
    and d.document_id = document_head.document_id;
end
$$;
comment on function depot.document_head(text, uuid, uuid) is
  'One reception or withdrawal, by its key.';
revoke all on function depot.document_head(text, uuid, uuid) from public;

create function depot.has_fault(document_type text, tenant_id uuid, document_id uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
-- definer: the sweep reads every company.
  select exists (
      select from depot.volume_faults(document_type, tenant_id, document_id)
    )
    or exists (
      select from depot.entry_faults(document_type, tenant_id, document_id)
    )
    or exists (
      select from depot.date_faults(document_type, tenant_id, document_id)
    )
$$;
comment on function depot.has_fault(text, uuid, uuid) is
  'Whether any check would report this document.';
revoke all on function depot.has_fault(text, uuid, uuid) from public;

create function depot.suspect_batch(
  document_type text,
  after_at timestamptz,
  after_id uuid,
  until_at timestamptz,
  batch integer,
  out last_at timestamptz,
  out last_id uuid,
  out seen integer
)
returns record
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds a write on suspects.
  with page as (
    select n.tenant_id, n.document_id, n.validated_at
    from depot.documents_after(document_type, after_at, after_id, until_at, batch) as n
  ),
  faulty as (
    insert into depot.suspects as s (tenant_id, document_type, document_id)
    select p.tenant_id, suspect_batch.document_type, p.document_id
    from page as p
    where depot.has_fault(suspect_batch.document_type, p.tenant_id, p.document_id)
    on conflict on constraint suspects_pkey do nothing
  )
  select
    (array_agg(p.validated_at order by p.validated_at desc, p.document_id desc))[1],
    (array_agg(p.document_id order by p.validated_at desc, p.document_id desc))[1],
    count(*)::integer
  from page as p
$$;
comment on function depot.suspect_batch(
  text, timestamptz, uuid, timestamptz, integer
) is 'Judges the next documents, keeps the faulty ones as suspects, and says where it stopped.';
revoke all on function depot.suspect_batch(
  text, timestamptz, uuid, timestamptz, integer
) from public;

create function depot.sweep_documents_of(cursor_row depot.sweep_cursors, batch integer)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see suspect_batch.
-- A booking stamps the moment it began and is seen when it ends: the frontier stays ten minutes
-- behind, longer than any request may last, so that none slips in before it.
declare
  v_new record;
  v_old record;
  v_nil constant uuid := '00000000-0000-0000-0000-000000000000';
  v_ended boolean;
begin
  select * into v_new from depot.suspect_batch(
    cursor_row.code, cursor_row.frontier_at, cursor_row.frontier_id,
    now() - interval '10 minutes', batch
  );
  select * into v_old from depot.suspect_batch(
    cursor_row.code, cursor_row.tour_at, cursor_row.tour_id,
    coalesce(v_new.last_at, cursor_row.frontier_at) + interval '1 microsecond', batch - v_new.seen
  );
  v_ended := v_new.seen < batch and v_old.seen < batch - v_new.seen;
  update depot.sweep_cursors as c
  set
    frontier_at = coalesce(v_new.last_at, c.frontier_at),
    frontier_id = coalesce(v_new.last_id, c.frontier_id),
    tour_at = case when v_ended then '-infinity' else coalesce(v_old.last_at, c.tour_at) end,
    tour_id = case when v_ended then v_nil else coalesce(v_old.last_id, c.tour_id) end,
    tour_no = c.tour_no + v_ended::integer,
    tour_ended_at = case when v_ended then now() else c.tour_ended_at end
  where c.code = cursor_row.code;
  return v_new.seen + v_old.seen;
end
$$;
comment on function depot.sweep_documents_of(depot.sweep_cursors, integer) is
  'One batch of one kind of document: first what is new, then the next part of the round.';
revoke all on function depot.sweep_documents_of(depot.sweep_cursors, integer) from public;

create function depot.sweep_documents(batch integer default 1000)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see suspect_batch.
declare
  v_cursor depot.sweep_cursors;
  v_seen integer := 0;
begin
  delete from depot.suspects as s
  where not depot.has_fault(s.document_type, s.tenant_id, s.document_id);
  for v_cursor in
    select * from depot.sweep_cursors as c
    where c.code in ('RECEPTION', 'SORTIE')
    order by c.code
    -- Two sweeps at once would both move the cursor from the same place: the second waits.
    for no key update
  loop
    v_seen := v_seen + depot.sweep_documents_of(v_cursor, batch);
  end loop;
  return v_seen;
end
$$;
comment on function depot.sweep_documents(integer) is
  'Judges up to batch receptions and as many withdrawals, and drops the suspects that are in order. Twice is harmless. For the scheduler, every minute.';
revoke all on function depot.sweep_documents(integer) from public;

create view depot.volume_gaps
with (security_invoker = true) as
select
  j.document_type, j.tenant_id, d.depot_id, j.document_id,
  coalesce(d.libelle, d.date_jour::text) as libelle,
  d.volume_ambiant, d.volume_15c,
  max(f.ecart_percent) as ecart_percent,
  (array_agg(f.fault order by f.ecart_percent desc nulls first, f.ligne_no))[1] as fault,
  (array_agg(f.attendu order by f.ecart_percent desc nulls first, f.ligne_no))[1] as attendu,
  array_agg(f.ligne_no order by f.ligne_no) as lignes
from depot.documents_to_judge as j
cross join lateral depot.volume_faults(j.document_type, j.tenant_id, j.document_id) as f
cross join lateral depot.document_head(j.document_type, j.tenant_id, j.document_id) as d
group by j.document_type, j.tenant_id, d.depot_id, j.document_id, d.libelle, d.date_jour,
  d.volume_ambiant, d.volume_15c;
comment on view depot.volume_gaps is
  'Validated documents whose litres at 15 °C do not follow from what is stored beside them, one row each, the worst line leading.';

create view depot.check_reception_ecart_15c
with (security_invoker = true) as
select
  g.tenant_id,
  g.depot_id as site_id,
  'RECEPTION' as entity_type,
  g.document_id as entity_id,
  null::text as entity_key,
  g.libelle as entity_label,
  null::text as severity,
  jsonb_build_object(
    'reception_id', g.document_id,
    'volume_ambiant', g.volume_ambiant,
    'v15c_used', g.volume_15c,
    'ecart_percent', g.ecart_percent,
    'attendu', g.attendu,
    'fault', g.fault,
    'lignes', g.lignes
  ) as payload
from depot.volume_gaps as g
where g.document_type = 'RECEPTION';
comment on view depot.check_reception_ecart_15c is
  'Validated receptions whose 15 °C volume differs by more than 0.1 % from the one that temperature and density give, or that no temperature explains. Reads what the sweep has not reached and what it suspects, never all receptions.';

create view depot.check_sortie_ecart_15c
with (security_invoker = true) as
select
  g.tenant_id,
  g.depot_id as site_id,
  'SORTIE' as entity_type,
  g.document_id as entity_id,
  null::text as entity_key,
  g.libelle as entity_label,
  null::text as severity,
  jsonb_build_object(
    'sortie_id', g.document_id,
    'volume_ambiant', g.volume_ambiant,
    'v15c_used', g.volume_15c,
    'ecart_percent', g.ecart_percent,
    'attendu', g.attendu,
    'fault', g.fault,
    'lignes', g.lignes
  ) as payload
from depot.volume_gaps as g
where g.document_type = 'SORTIE';
comment on view depot.check_sortie_ecart_15c is
  'Validated withdrawals, judged as check_reception_ecart_15c judges receptions.';
