-- foundation: what every module stands on: closed defaults, role limits, two triggers.
-- Depends on: nothing of ours; the roles and the auth schema of a Supabase project.
-- Exposes: nothing. Modules use foundation.tg_touch and foundation.tg_append_only.

create schema foundation;
create schema access;
create schema security;
create schema governance;
create schema ops;
comment on schema foundation is 'Triggers that every module shares. No API role has usage.';
comment on schema access is 'Who may do what: the rules behind tenants, sites, profils and permissions. No API role has usage.';
comment on schema security is 'Events, flags, limits and the exposure inventory. No API role has usage.';
comment on schema governance is 'Integrity checks, alerts, notifications. No API role has usage.';
comment on schema ops is 'Scheduled work, heartbeats and operator views. No API role has usage.';

-- Projects created before 2026-10-30 grant everything in public to the API roles by default, newer
-- ones nothing. Both must end in the same place: a grant exists because a migration says so.
-- The first statement has to be global: revoking a default of PUBLIC in one schema does nothing.
alter default privileges revoke execute on functions from public;
alter default privileges in schema public
  revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public
  revoke all on functions from anon, authenticated, service_role;
alter default privileges in schema public
  revoke all on sequences from anon, authenticated, service_role;
revoke all on all tables in schema public from public, anon, authenticated, service_role;
revoke all on all functions in schema public from public, anon, authenticated, service_role;
revoke all on all sequences in schema public from public, anon, authenticated, service_role;
revoke create on schema public from public, anon, authenticated, service_role;
grant usage on schema public to anon, authenticated, service_role;

-- A forgotten transaction or a runaway query of the API must end by itself.
alter role anon set statement_timeout = '3s';
alter role authenticated set statement_timeout = '8s';
alter role anon set idle_in_transaction_session_timeout = '10s';
alter role authenticated set idle_in_transaction_session_timeout = '10s';

-- Our statements are many and short, and row security makes them look dear: where the server can
-- compile them it does, for longer than they take. The pgTAP suite took four times as long with it.
do $$
begin
  execute format('alter database %I set jit = off', current_database());
end
$$;

create function foundation.tg_touch()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  new.updated_at := now();
  new.version := old.version + 1;
  return new;
end
$$;
comment on function foundation.tg_touch() is
  'Before update: stamps updated_at and raises version, which compare-and-set callers send back.';
revoke all on function foundation.tg_touch() from public;

create function foundation.tg_append_only()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  raise exception using
    errcode = '42501',
    message = 'append_only',
    detail = format('%s is append-only: a %s was refused.', tg_table_name, lower(tg_op)),
    hint = 'Write a new row that corrects the old one.';
end
$$;
comment on function foundation.tg_append_only() is
  'Before update, delete or truncate: refuses, for every role, owner included. Errors: append_only (42501).';
revoke all on function foundation.tg_append_only() from public;
