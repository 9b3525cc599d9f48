begin;
select plan(12);

create table public.planted (id int primary key, note text);
alter table public.planted enable row level security;

create function pg_temp.fires(condition text) returns boolean language plpgsql as $$
begin
  execute format('create policy planted on public.planted for select to authenticated using (%s)', condition);
  return exists (
    select from security.exposure_findings
    where rule = 'POLICY_ALWAYS_TRUE' and entity_key = 'public.planted/planted'
  );
end
$$;

create function pg_temp.tried(condition text) returns boolean language plpgsql as $$
declare
  v_fires boolean := pg_temp.fires(condition);
begin
  drop policy planted on public.planted;
  return v_fires;
end
$$;

select ok(pg_temp.tried('(select true)'), 'a subquery that says true');
select ok(pg_temp.tried('coalesce(true, false)'), 'the first of a list');
select ok(pg_temp.tried('id = 5 or true'), 'or true');
select ok(pg_temp.tried('true or id = 5'), 'true or');
select ok(pg_temp.tried('id = id'), 'a column compared with itself');
select ok(pg_temp.tried('id is not null'), 'a column that is never null');
select ok(pg_temp.tried('current_user is not null'), 'everybody is somebody');
select ok(pg_temp.tried('exists (select 1)'), 'a row of nothing');
select ok(pg_temp.tried('(select auth.jwt()) is not null'), 'whoever has a token');
select ok(pg_temp.tried('current_user = ''authenticated'''), 'whoever is signed in');
select ok(not pg_temp.tried('note is not null'), 'a column that may be null is looked at');
select ok(
  not pg_temp.tried('(id = 5 or true) and note = ''x'''), 'a part that is always true is not the whole'
);

select * from finish();
rollback;
