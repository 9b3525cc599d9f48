-- depot: the log of actions. One line for every write of the domain, append-only, hash-chained.
-- Depends on: access, foundation, governance.person_name.
-- Exposes: public.log_actions (read), the view public.logs; depot.log_action, depot.log_breaks.

create table public.log_actions (
  tenant_id uuid not null,
  id bigint generated always as identity,
  depot_id uuid,
  user_id uuid,
  acteur_nom text,
  action text not null,
  module text not null,
  niveau text not null default 'INFO',
  cible_id uuid,
  cible_libelle text,
  avant jsonb,
  apres jsonb,
  motif text,
  created_at timestamptz not null default clock_timestamp(),
  chaine uuid not null,
  chaine_no bigint not null,
  hash bytea not null,
  constraint log_actions_pkey primary key (tenant_id, id),
  constraint log_actions_chaine_key unique (tenant_id, chaine, chaine_no),
  constraint log_actions_tenant_fkey foreign key (tenant_id) references public.tenants (id),
  constraint log_actions_depot_fkey
    foreign key (tenant_id, depot_id) references public.sites (tenant_id, id),
  constraint log_actions_niveau_check check (niveau in ('INFO', 'WARNING', 'CRITICAL')),
  constraint log_actions_action_check check (action ~ '^[A-Z][A-Z0-9_]{2,62}$')
);
comment on table public.log_actions is
  'Who did what, where, from what to what. Append-only. Each line seals the one before it in its chain: a line changed, removed or slipped in shows.';
comment on column public.log_actions.user_id is 'auth.users.id from the session, never from the request; null for the system.';
comment on column public.log_actions.chaine is
  'Chain of the line: the tank of a movement, the depot or the company of everything else. Two tanks never wait for each other.';
comment on column public.log_actions.hash is
  'sha256 of the hash before it in the chain and of the digest of this line.';
create index log_actions_depot_idx on public.log_actions (tenant_id, depot_id, created_at desc);
create index log_actions_created_at_idx on public.log_actions using brin (created_at);
create index log_actions_cible_idx on public.log_actions (tenant_id, cible_id);
create trigger log_actions_30_guard
  before update or delete on public.log_actions
  for each row execute function foundation.tg_append_only();
create trigger log_actions_31_guard
  before truncate on public.log_actions
  for each statement execute function foundation.tg_append_only();
alter table public.log_actions enable row level security;
create policy log_actions_select_reader on public.log_actions
  for select to authenticated
  using (coalesce(depot_id, tenant_id) = any (array(select access.scopes_where('logs.read'))));
grant select on public.log_actions to authenticated, service_role;

create view public.logs
with (security_invoker = true) as
select
  l.tenant_id, l.id, l.created_at, l.module, l.action, l.niveau, l.user_id, l.acteur_nom,
  l.depot_id, l.cible_id, l.cible_libelle, l.motif,
  jsonb_build_object('avant', l.avant, 'apres', l.apres) as details
from public.log_actions as l;
comment on view public.logs is 'log_actions with before and after in one column, as the original named it.';
grant select on public.logs to authenticated, service_role;

create table depot.log_chains (
  tenant_id uuid not null,
  chaine uuid not null,
  dernier_no bigint not null,
  dernier_hash bytea not null,
  constraint log_chains_pkey primary key (tenant_id, chaine)
) with (fillfactor = 50);
comment on table depot.log_chains is
  'The end of each chain: without it, cutting off the last lines would leave a chain that looks whole.';
alter table depot.log_chains enable row level security;
create policy log_chains_select_nobody on depot.log_chains
  for select to authenticated
  using (false);

create function depot.log_digest(line public.log_actions)
returns bytea
language plpgsql
immutable
parallel safe
security invoker
set search_path = ''
as $$
begin
  return sha256(convert_to(
    jsonb_build_array(
      line.tenant_id, line.depot_id, line.user_id, line.acteur_nom, line.action, line.module,
      line.niveau, line.cible_id, line.cible_libelle, line.avant, line.apres, line.motif,
      extract(epoch from line.created_at), line.chaine
    )::text,
    'UTF8'
  ));
end
$$;
comment on function depot.log_digest(public.log_actions) is
  'Digest of what a line says, without its place in the chain.';
revoke all on function depot.log_digest(public.log_actions) from public;

create function depot.log_action(
  tenant_id uuid,
  depot_id uuid,
  module text,
  action text,
  cible_id uuid,
  cible_libelle text,
  avant jsonb,
  apres jsonb,
  motif text default null,
  niveau text default 'INFO',
  chaine uuid default null
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on the log.
declare
  v_line public.log_actions;
begin
  v_line.tenant_id := log_action.tenant_id;
  v_line.depot_id := log_action.depot_id;
  v_line.user_id := access.actor();
  v_line.acteur_nom := governance.person_name(log_action.tenant_id, v_line.user_id);
  v_line.action := log_action.action;
  v_line.module := log_action.module;
  v_line.niveau := log_action.niveau;
  v_line.cible_id := log_action.cible_id;
  v_line.cible_libelle := log_action.cible_libelle;
  v_line.avant := log_action.avant;
  v_line.apres := log_action.apres;
  v_line.motif := log_action.motif;
  v_line.created_at := clock_timestamp();
  v_line.chaine := coalesce(log_action.chaine, log_action.depot_id, log_action.tenant_id);
  -- Two writers of one chain would both continue the same line: the second waits on this row and
  -- continues the line of the first.
  insert into depot.log_chains as c (tenant_id, chaine, dernier_no, dernier_hash)
  values (v_line.tenant_id, v_line.chaine, 1, sha256(depot.log_digest(v_line)))
  on conflict on constraint log_chains_pkey do update set
    dernier_no = c.dernier_no + 1,
    dernier_hash = sha256(c.dernier_hash || depot.log_digest(v_line))
  returning c.dernier_no, c.dernier_hash into v_line.chaine_no, v_line.hash;

  insert into public.log_actions (
    tenant_id, depot_id, user_id, acteur_nom, action, module, niveau, cible_id, cible_libelle,
    avant, apres, motif, created_at, chaine, chaine_no, hash
  )
  values (
    v_line.tenant_id, v_line.depot_id, v_line.user_id, v_line.acteur_nom, v_line.action,
    v_line.module, v_line.niveau, v_line.cible_id, v_line.cible_libelle, v_line.avant,
    v_line.apres, v_line.motif, v_line.created_at, v_line.chaine, v_line.chaine_no, v_line.hash
  );
end
$$;
comment on function depot.log_action(
  uuid, uuid, text, text, uuid, text, jsonb, jsonb, text, text, uuid
) is
  'Writes one line of the log and seals it. The actor comes from the session. chaine: the tank of a movement; left out, the depot or the company. Rules only.';
revoke all on function depot.log_action(
  uuid, uuid, text, text, uuid, text, jsonb, jsonb, text, text, uuid
) from public;

create function depot.log_breaks(tenant_id uuid, chaine uuid, from_no bigint, to_no bigint)
returns table (chaine_no bigint, fault text)
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the ends of the chains are internal.
#variable_conflict use_column
begin
  return query
    with lines as (
      select l as line, lag(l.hash) over w as before, lag(l.chaine_no) over w as before_no
      from public.log_actions as l
      where l.tenant_id = log_breaks.tenant_id
        and l.chaine = log_breaks.chaine
        and l.chaine_no between log_breaks.from_no - 1 and log_breaks.to_no
      window w as (order by l.chaine_no)
    )
    select (line).chaine_no,
      case when (line).chaine_no > 1 and before_no is distinct from (line).chaine_no - 1
        then 'missing_before' else 'changed' end
    from lines
    where (line).chaine_no >= greatest(log_breaks.from_no, 1)
      and (line).hash is distinct from case (line).chaine_no
        when 1 then sha256(depot.log_digest(line))
        else sha256(before || depot.log_digest(line))
      end
    union all
    select c.dernier_no, 'cut_off'
    from depot.log_chains as c
    where c.tenant_id = log_breaks.tenant_id
      and c.chaine = log_breaks.chaine
      and c.dernier_no between log_breaks.from_no and log_breaks.to_no
      and not exists (
        select from public.log_actions as l
        where l.tenant_id = c.tenant_id and l.chaine = c.chaine
          and l.chaine_no = c.dernier_no and l.hash = c.dernier_hash
      );
end
$$;
comment on function depot.log_breaks(uuid, uuid, bigint, bigint) is
  'Lines of a chain that do not seal the one before: changed, missing_before, or cut_off at the end.';
revoke all on function depot.log_breaks(uuid, uuid, bigint, bigint) from public;

create function depot.tg_row__log()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on the log.
-- tg_argv: the module as the log names it, and the column that people call the row by.
declare
  v_before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  v_after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  v_row jsonb := coalesce(v_after, v_before);
begin
  if tg_op = 'UPDATE'
    and v_before - array['updated_at', 'version'] = v_after - array['updated_at', 'version']
  then
    return null;
  end if;
  perform depot.log_action(
    (v_row ->> 'tenant_id')::uuid,
    (v_row ->> 'depot_id')::uuid,
    tg_argv[0],
    case tg_op when 'INSERT' then 'CREATION' when 'UPDATE' then 'MODIFICATION' else 'SUPPRESSION' end,
    (v_row ->> 'id')::uuid,
    v_row ->> tg_argv[1],
    v_before,
    v_after
  );
  return null;
end
$$;
comment on function depot.tg_row__log() is
  'After a plain write of a reference table: its line in the log. An update that changed nothing leaves none.';
revoke all on function depot.tg_row__log() from public;
