-- security: exposures that someone decided to live with, for a reason and for a time.
-- Depends on: access, log_event.
-- Exposes: public.exposure_exceptions (read), add_exposure_exception, end_exposure_exception.

create table public.exposure_exceptions (
  id uuid not null default gen_random_uuid(),
  rule text not null,
  object_key text not null,
  reason text not null,
  owner_name text not null,
  expires_at timestamptz not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid,
  ended_reason text,
  constraint exposure_exceptions_pkey primary key (id),
  constraint exposure_exceptions_rule_check check (rule in (
    'TABLE_WITHOUT_RLS', 'POLICY_TO_PUBLIC', 'GRANT_TO_ANON', 'VIEW_WITHOUT_INVOKER',
    'DEFINER_FUNCTION_REACHABLE', 'FUNCTION_SEARCH_PATH_MUTABLE', 'POLICY_ALWAYS_TRUE',
    'DEFAULT_PRIVILEGES_OPEN'
  )),
  constraint exposure_exceptions_object_key_check check (char_length(object_key) between 1 and 500),
  constraint exposure_exceptions_reason_check
    check (char_length(btrim(reason)) between 10 and 1000),
  constraint exposure_exceptions_owner_name_check
    check (char_length(btrim(owner_name)) between 2 and 120),
  constraint exposure_exceptions_expires_at_check
    check (expires_at > created_at and expires_at <= created_at + interval '400 days'),
  constraint exposure_exceptions_ended_check check (num_nonnulls(ended_at, ended_reason) in (0, 2))
);
comment on table public.exposure_exceptions is
  'Findings that are accepted, each with a reason, a person who answers for it, and an end within 400 days. Past its end it hides nothing and is a finding itself. Written by its two doors only.';
comment on column public.exposure_exceptions.object_key is
  'entity_key of the finding in security.exposure_findings.';
create unique index exposure_exceptions_current_key
  on public.exposure_exceptions (rule, object_key) where ended_at is null;
create trigger exposure_exceptions_30_guard
  before delete on public.exposure_exceptions
  for each row execute function foundation.tg_append_only();
create trigger exposure_exceptions_32_guard
  before update of rule, object_key, reason, owner_name, expires_at, created_by, created_at
  on public.exposure_exceptions
  for each row execute function foundation.tg_append_only();
create trigger exposure_exceptions_31_guard
  before truncate on public.exposure_exceptions
  for each statement execute function foundation.tg_append_only();
alter table public.exposure_exceptions enable row level security;
create policy exposure_exceptions_select_operator on public.exposure_exceptions
  for select to authenticated
  using ((select access.has_permission('exposure.read', access.operator_tenant())));
grant select on public.exposure_exceptions to authenticated, service_role;

create function security.require_operator(permission text)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: members need not know which tenant is the operator.
begin
  if not access.is_system() then
    perform access.require_permission(permission, access.operator_tenant());
  end if;
end
$$;
comment on function security.require_operator(text) is
  'Raises permission_denied (42501) unless the caller is the system or holds the permission on the operator tenant.';
revoke all on function security.require_operator(text) from public;

create function security.check_exception(
  rule text,
  object_key text,
  reason text,
  owner_name text,
  expires_at timestamptz
)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_problem text := case
    when rule is null or rule not in (
      'TABLE_WITHOUT_RLS', 'POLICY_TO_PUBLIC', 'GRANT_TO_ANON', 'VIEW_WITHOUT_INVOKER',
      'DEFINER_FUNCTION_REACHABLE', 'FUNCTION_SEARCH_PATH_MUTABLE', 'POLICY_ALWAYS_TRUE',
      'DEFAULT_PRIVILEGES_OPEN'
    ) then format('There is no rule %L that may have exceptions.', rule)
    when coalesce(char_length(object_key), 0) not between 1 and 500 then 'object_key is missing.'
    when coalesce(char_length(btrim(reason)), 0) not between 10 and 1000
      then 'The reason needs 10 to 1000 characters.'
    when coalesce(char_length(btrim(owner_name)), 0) not between 2 and 120
      then 'owner_name needs 2 to 120 characters.'
    when expires_at is null or expires_at <= now() or expires_at > now() + interval '400 days'
      then 'expires_at has to lie within the next 400 days.'
  end;
begin
  if v_problem is not null then
    raise exception using
      errcode = 'PT422',
      message = 'exposure_exception_invalid',
      detail = v_problem,
      hint = 'Copy rule and object_key from the finding; say why, who answers for it, until when.';
  end if;
end
$$;
comment on function security.check_exception(text, text, text, text, timestamptz) is
  'Raises exposure_exception_invalid (422) with what is wrong.';
revoke all on function security.check_exception(text, text, text, text, timestamptz) from public;

create function security.add_exposure_exception(
  rule text,
  object_key text,
  reason text,
  owner_name text,
  expires_at timestamptz
)
returns public.exposure_exceptions
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds insert, so that no exception is without an author.
declare
  v_row public.exposure_exceptions;
begin
  perform security.require_operator('exposure.write');
  perform security.check_exception(rule, object_key, reason, owner_name, expires_at);
  insert into public.exposure_exceptions (
    rule, object_key, reason, owner_name, expires_at, created_by
  )
  values (
    add_exposure_exception.rule, add_exposure_exception.object_key,
    btrim(add_exposure_exception.reason), btrim(add_exposure_exception.owner_name),
    add_exposure_exception.expires_at, access.actor()
  )
  -- Two who accept one finding at once: the second learns of the first.
  on conflict do nothing
  returning * into v_row;
  if v_row.id is null then
    raise exception using
      errcode = 'PT409',
      message = 'exposure_exception_exists',
      detail = format('%s on %s has an exception already.', rule, object_key),
      hint = 'End that one first.';
  end if;
  perform security.log_event(
    'EXPOSURE_EXCEPTION_ADDED', null, to_jsonb(v_row) - array['ended_at', 'ended_by', 'ended_reason']
  );
  return v_row;
end
$$;
comment on function security.add_exposure_exception(text, text, text, text, timestamptz) is
  'Accepts one finding until a date. Permission exposure.write on the operator. Errors: permission_denied (403), exposure_exception_exists (409), exposure_exception_invalid (422).';
revoke all on function
  security.add_exposure_exception(text, text, text, text, timestamptz) from public;
grant execute on function security.add_exposure_exception(text, text, text, text, timestamptz)
  to authenticated, service_role;

create function public.add_exposure_exception(
  rule text,
  object_key text,
  reason text,
  owner_name text,
  expires_at timestamptz
)
returns public.exposure_exceptions
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select security.add_exposure_exception(rule, object_key, reason, owner_name, expires_at);
end;
comment on function public.add_exposure_exception(text, text, text, text, timestamptz) is
  'Accepts one finding until a date; see security.add_exposure_exception.';
revoke all on function public.add_exposure_exception(text, text, text, text, timestamptz)
  from public;
grant execute on function public.add_exposure_exception(text, text, text, text, timestamptz)
  to authenticated, service_role;

create function security.end_exposure_exception(exception_id uuid, reason text)
returns public.exposure_exceptions
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see add_exposure_exception.
declare
  v_row public.exposure_exceptions;
begin
  perform security.require_operator('exposure.write');
  if coalesce(char_length(btrim(reason)), 0) not between 5 and 1000 then
    raise exception using
      errcode = 'PT422',
      message = 'exposure_exception_invalid',
      detail = 'The reason needs 5 to 1000 characters.',
      hint = 'Say why the exception ends.';
  end if;
  update public.exposure_exceptions as e
  set ended_at = now(),
    ended_by = access.actor(),
    ended_reason = btrim(end_exposure_exception.reason)
  where e.id = end_exposure_exception.exception_id and e.ended_at is null
  returning e.* into v_row;
  if v_row.id is null then
    raise exception using
      errcode = 'PT404',
      message = 'exposure_exception_not_found',
      detail = format('No exception %s is in force.', end_exposure_exception.exception_id),
      hint = 'Refresh the list: someone may have ended it.';
  end if;
  perform security.log_event('EXPOSURE_EXCEPTION_ENDED', null, to_jsonb(v_row));
  return v_row;
end
$$;
comment on function security.end_exposure_exception(uuid, text) is
  'Ends an exception: its finding counts again. Permission exposure.write on the operator. Errors: permission_denied (403), exposure_exception_not_found (404), exposure_exception_invalid (422).';
revoke all on function security.end_exposure_exception(uuid, text) from public;
grant execute on function security.end_exposure_exception(uuid, text)
  to authenticated, service_role;

create function public.end_exposure_exception(exception_id uuid, reason text)
returns public.exposure_exceptions
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select security.end_exposure_exception(exception_id, reason);
end;
comment on function public.end_exposure_exception(uuid, text) is
  'Ends an exception; see security.end_exposure_exception.';
revoke all on function public.end_exposure_exception(uuid, text) from public;
grant execute on function public.end_exposure_exception(uuid, text) to authenticated, service_role;
