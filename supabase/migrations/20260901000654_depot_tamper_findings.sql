-- depot: what the sweeps of log and ledger found, kept for ever, and the one act that closes it.
-- Depends on: access, the log of actions.
-- Exposes: v_tamper_findings (read), close_tamper_finding; depot.keep_finding for the sweeps.

insert into public.permissions (module, code, label)
values ('depot', 'findings.close',
  '{"fr": "Clore un constat d''altération", "en": "Close a tamper finding", "ar": "إقفال معاينة تلاعب"}');

insert into public.role_permissions (role, permission)
select r.code, 'findings.close'
from public.roles as r
where r.is_guardian or r.code = 'directeur';

create table depot.tamper_findings (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  depot_id uuid,
  registre text not null,
  chaine uuid not null,
  position_no bigint not null,
  fault text not null,
  details jsonb not null default '{}',
  empreinte bytea not null,
  found_at timestamptz not null default now(),
  constraint tamper_findings_pkey primary key (tenant_id, id),
  constraint tamper_findings_state_key
    unique (tenant_id, registre, chaine, position_no, fault, empreinte),
  constraint tamper_findings_tenant_fkey foreign key (tenant_id) references public.tenants (id),
  constraint tamper_findings_registre_check
    check (registre in ('JOURNAL', 'MOUVEMENTS', 'CLOTURES', 'SOMMES')),
  constraint tamper_findings_fault_check check (fault in (
    'changed', 'missing_before', 'cut_off', 'rewritten', 'stray', 'seal', 'day_sum', 'month_sum',
    'dip_sum'
  ))
);
comment on table depot.tamper_findings is
  'Places where log, ledger or sums are not what they were written as. Append-only: repairing the data closes nothing, somebody has to say what happened.';
comment on column depot.tamper_findings.registre is
  'JOURNAL: log_actions. MOUVEMENTS: the ledger. CLOTURES: the seal of the last closed day. SOMMES: sums by day, month and dip against the ledger.';
comment on column depot.tamper_findings.chaine is
  'Tank, depot or company of the chain; the stock account for SOMMES.';
comment on column depot.tamper_findings.position_no is
  'Number in the chain; for CLOTURES and SOMMES the day as 20260131 or the month as 202601.';
comment on column depot.tamper_findings.empreinte is
  'sha256 of what was seen there: the same state is found once, closed or not; another change at the same place is a new finding.';
create trigger tamper_findings_30_guard
  before update or delete or truncate on depot.tamper_findings
  for each statement execute function foundation.tg_append_only();
alter table depot.tamper_findings enable row level security;
create policy tamper_findings_select_reader on depot.tamper_findings
  for select to authenticated
  using (coalesce(depot_id, tenant_id) = any (array(select access.scopes_where('logs.read'))));
grant select on depot.tamper_findings to authenticated, service_role;

create table depot.tamper_closures (
  tenant_id uuid not null,
  finding_id uuid not null,
  depot_id uuid,
  motif text not null,
  clos_par uuid,
  clos_par_nom text,
  clos_at timestamptz not null default now(),
  constraint tamper_closures_pkey primary key (tenant_id, finding_id),
  constraint tamper_closures_finding_fkey
    foreign key (tenant_id, finding_id) references depot.tamper_findings (tenant_id, id),
  constraint tamper_closures_motif_check check (char_length(btrim(motif)) between 10 and 1000)
);
comment on table depot.tamper_closures is
  'Who explained a finding, when, and how. Append-only, one per finding; the act is in the log of actions as well.';
create trigger tamper_closures_30_guard
  before update or delete or truncate on depot.tamper_closures
  for each statement execute function foundation.tg_append_only();
alter table depot.tamper_closures enable row level security;
create policy tamper_closures_select_reader on depot.tamper_closures
  for select to authenticated
  using (coalesce(depot_id, tenant_id) = any (array(select access.scopes_where('logs.read'))));
grant select on depot.tamper_closures to authenticated, service_role;

create view public.v_tamper_findings
with (security_invoker = true) as
select
  f.tenant_id, f.id, f.depot_id, s.name as depot_nom, f.registre, f.chaine, t.id as citerne_id,
  t.nom as citerne_nom, p.nom as produit_nom, a.proprietaire_type, q.nom as partenaire_nom,
  f.position_no, f.fault, f.details, f.found_at, c.clos_at, c.clos_par, c.clos_par_nom, c.motif
from depot.tamper_findings as f
left join public.sites as s on s.tenant_id = f.tenant_id and s.id = f.depot_id
left join public.stocks_snapshot as a on a.tenant_id = f.tenant_id and a.id = f.chaine
left join public.citernes as t
  on t.tenant_id = f.tenant_id and t.id = coalesce(a.citerne_id, f.chaine)
left join public.produits as p on p.tenant_id = a.tenant_id and p.id = a.produit_id
left join public.partenaires as q on q.tenant_id = a.tenant_id and q.id = a.partenaire_id
left join depot.tamper_closures as c on c.tenant_id = f.tenant_id and c.finding_id = f.id;
comment on view public.v_tamper_findings is
  'Tamper findings, open (clos_at null) and closed, with the tank, and for sums the account, in words. Readers of the log see those of their depots.';
grant select on public.v_tamper_findings to authenticated, service_role;

create function depot.keep_finding(
  tenant_id uuid,
  registre text,
  chaine uuid,
  position_no bigint,
  fault text,
  empreinte bytea,
  details jsonb default '{}'
)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on findings. Two sweeps that see the same state write it once.
  insert into depot.tamper_findings as f (
    tenant_id, depot_id, registre, chaine, position_no, fault, empreinte, details
  )
  select
    keep_finding.tenant_id, coalesce(t.depot_id, a.depot_id, s.id), keep_finding.registre,
    keep_finding.chaine, keep_finding.position_no, keep_finding.fault, keep_finding.empreinte,
    keep_finding.details
  from (values (1)) as one
  left join public.citernes as t
    on t.tenant_id = keep_finding.tenant_id and t.id = keep_finding.chaine
  left join public.stocks_snapshot as a
    on a.tenant_id = keep_finding.tenant_id and a.id = keep_finding.chaine
  left join public.sites as s
    on s.tenant_id = keep_finding.tenant_id and s.id = keep_finding.chaine
  on conflict on constraint tamper_findings_state_key do nothing
$$;
comment on function depot.keep_finding(uuid, text, uuid, bigint, text, bytea, jsonb) is
  'Writes a finding, unless the same state was found before.';
revoke all on function depot.keep_finding(uuid, text, uuid, bigint, text, bytea, jsonb) from public;

create function depot.find_finding(id uuid)
returns depot.tamper_findings
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the finding is read before anyone knows what the caller may.
declare
  v_finding depot.tamper_findings;
begin
  select * into v_finding
  from depot.tamper_findings as f
  where f.id = find_finding.id
    and (
      access.is_system()
      or coalesce(f.depot_id, f.tenant_id) = any (array(select access.scopes_where('logs.read')))
    );
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'CONSTAT_INTROUVABLE',
      detail = format(
        'No tamper finding %s that you may see.', coalesce(find_finding.id::text, 'null')
      ),
      hint = 'v_tamper_findings lists them.';
  end if;
  if not access.is_system() then
    perform access.require_permission('findings.close', v_finding.tenant_id, v_finding.depot_id);
  end if;
  return v_finding;
end
$$;
comment on function depot.find_finding(uuid) is
  'A finding that the caller may close. Errors: CONSTAT_INTROUVABLE (404), permission_denied (403).';
revoke all on function depot.find_finding(uuid) from public;

create function depot.close_tamper_finding(id uuid, motif text)
returns public.v_tamper_findings
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds a write on findings.
declare
  v_finding depot.tamper_findings := depot.find_finding(id);
  v_closure depot.tamper_closures;
  v_row public.v_tamper_findings;
begin
  if char_length(btrim(coalesce(close_tamper_finding.motif, ''))) not between 10 and 1000 then
    raise exception using
      errcode = 'PT422',
      message = 'CONSTAT_MOTIF_OBLIGATOIRE',
      detail = 'A finding is closed with an explanation of 10 to 1000 characters.',
      hint = 'Say what happened, who did it, and what was repaired.';
  end if;
  -- Two people close it at once: the second keeps the words of the first and leaves no line.
  insert into depot.tamper_closures (tenant_id, finding_id, depot_id, motif, clos_par, clos_par_nom)
  values (
    v_finding.tenant_id, v_finding.id, v_finding.depot_id, btrim(close_tamper_finding.motif),
    access.actor(), governance.person_name(v_finding.tenant_id, access.actor())
  )
  on conflict on constraint tamper_closures_pkey do nothing
  returning * into v_closure;
  if v_closure.finding_id is not null then
    perform depot.log_action(
      v_finding.tenant_id, v_finding.depot_id, 'tamper_findings', 'CONSTAT_CLOS', v_finding.id,
      format('%s %s', v_finding.registre, v_finding.position_no),
      to_jsonb(v_finding) - 'empreinte', to_jsonb(v_closure), v_closure.motif, 'CRITICAL'
    );
  end if;
  select * into v_row
  from public.v_tamper_findings as v
  where v.tenant_id = v_finding.tenant_id and v.id = v_finding.id;
  return v_row;
end
$$;
comment on function depot.close_tamper_finding(uuid, text) is 'See public.close_tamper_finding.';
revoke all on function depot.close_tamper_finding(uuid, text) from public;
grant execute on function depot.close_tamper_finding(uuid, text) to authenticated, service_role;

create function public.close_tamper_finding(id uuid, motif text)
returns public.v_tamper_findings
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.close_tamper_finding(id, motif);
end;
comment on function public.close_tamper_finding(uuid, text) is
  'Closes a tamper finding with an explanation; the act is a critical line of the log. A second call changes nothing. Permission findings.close. Errors: CONSTAT_INTROUVABLE (404), permission_denied (403), CONSTAT_MOTIF_OBLIGATOIRE (422).';
revoke all on function public.close_tamper_finding(uuid, text) from public;
grant execute on function public.close_tamper_finding(uuid, text) to authenticated, service_role;
