-- depot: closed days. A closed day takes no entry; it opens again only with a trace.
-- Depends on: access, sites.
-- Exposes: clotures (read); depot.enter_day, depot.require_open_day for whatever books.

create table public.clotures (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  depot_id uuid not null,
  date_jour date not null,
  cloture_at timestamptz not null default now(),
  cloture_par uuid,
  cloture_par_nom text,
  motif_forcage text,
  reserves jsonb not null default '[]',
  bilan jsonb not null,
  chaines jsonb not null default '[]',
  empreinte text not null,
  rouvert_at timestamptz,
  rouvert_par uuid,
  rouvert_par_nom text,
  rouvert_motif text,
  constraint clotures_pkey primary key (tenant_id, id),
  constraint clotures_depot_fkey
    foreign key (tenant_id, depot_id) references public.sites (tenant_id, id),
  constraint clotures_rouvert_check
    check ((rouvert_at is null) = (rouvert_motif is null)),
  constraint clotures_motif_check check (char_length(btrim(rouvert_motif)) between 10 and 1000)
);
comment on table public.clotures is
  'Each closing of a day, kept for ever; reopening stamps it and never removes it. A day on or before the last standing closing of its depot takes no entry.';
comment on column public.clotures.reserves is
  'What was not in order at the closing (missing dips, drafts, open critical alerts), as {key, n, noms}; empty when all was.';
comment on column public.clotures.bilan is
  'The rows of the daily report of that day, as it was closed.';
comment on column public.clotures.chaines is
  'How far each chain reached at the closing, as {chaine: citerne or journal, id, no}: what empreinte was computed from, so that it can be computed again.';
comment on column public.clotures.empreinte is
  'sha256 over the ends of the chains of ledger and log. Printed on the daily report: paper that a later tampering cannot reach.';
create unique index clotures_jour_key on public.clotures (tenant_id, depot_id, date_jour)
  where rouvert_at is null;
create index clotures_depot_idx on public.clotures (tenant_id, depot_id, date_jour desc);
alter table public.clotures enable row level security;
create policy clotures_select_member on public.clotures
  for select to authenticated
  using (depot_id = any (array(select access.scopes_where('depot.read'))));
grant select on public.clotures to authenticated, service_role;

create function depot.enter_day(depot_id uuid, closing boolean default false)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
-- Closing looks at the entries of a day and then refuses more of them: an entry that is being
-- booked meanwhile would slip into a closed day. Bookings share this lock, closing and reopening
-- exclude.
declare
  v_key bigint := hashtextextended('depot.day:' || depot_id::text, 0);
begin
  if closing then
    perform pg_advisory_xact_lock(v_key);
  else
    perform pg_advisory_xact_lock_shared(v_key);
  end if;
end
$$;
comment on function depot.enter_day(uuid, boolean) is
  'Makes bookings of a depot and the closing of its days follow one another until the end of the transaction.';
revoke all on function depot.enter_day(uuid, boolean) from public;

create function depot.local_day(depot_id uuid, at timestamptz)
returns date
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: rules ask for any depot.
begin
  return (
    select (local_day.at at time zone s.timezone)::date
    from public.sites as s
    where s.id = local_day.depot_id
  );
end
$$;
comment on function depot.local_day(uuid, timestamptz) is
  'The day of a moment in the zone of the depot.';
revoke all on function depot.local_day(uuid, timestamptz) from public;

create function depot.require_open_day(depot_id uuid, date_jour date)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule, after enter_day.
declare
  v_last date;
begin
  select max(c.date_jour) into v_last
  from public.clotures as c
  join public.sites as s on s.id = require_open_day.depot_id and s.tenant_id = c.tenant_id
  where c.depot_id = require_open_day.depot_id
    and c.rouvert_at is null;
  if date_jour <= v_last then
    raise exception using
      errcode = 'PT409',
      message = 'JOURNEE_CLOTUREE',
      detail = format('%s is closed: the last closed day of the depot is %s.', date_jour, v_last),
      hint = 'Date the entry after it, or have the day reopened with a reason.';
  end if;
end
$$;
comment on function depot.require_open_day(uuid, date) is
  'Raises JOURNEE_CLOTUREE (409) when the day is on or before the last closed one.';
revoke all on function depot.require_open_day(uuid, date) from public;
