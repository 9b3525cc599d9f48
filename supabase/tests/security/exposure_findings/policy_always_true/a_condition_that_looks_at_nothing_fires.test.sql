begin;
select plan(8);

create table public.planted (id int);
alter table public.planted enable row level security;
create policy a on public.planted for select to authenticated using (true);
create policy b on public.planted for insert to authenticated with check (true);
create policy c on public.planted for update to authenticated using (id > 0) with check (true);
create policy d on public.planted for delete to authenticated using (1 = 1);
create policy e on public.planted for select to authenticated
  using ((select auth.uid()) is not null);
create policy f on public.planted for select to authenticated
  using (auth.role() = 'authenticated');
create policy g on public.planted for all to public using (not false);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'POLICY_ALWAYS_TRUE' and entity_key = 'public.planted/a'$$,
  'using (true)'
);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'POLICY_ALWAYS_TRUE' and entity_key = 'public.planted/b'$$,
  'check (true)'
);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'POLICY_ALWAYS_TRUE' and entity_key = 'public.planted/c'$$,
  'a row may be moved anywhere'
);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'POLICY_ALWAYS_TRUE' and entity_key = 'public.planted/d'$$,
  '1 = 1'
);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'POLICY_ALWAYS_TRUE' and entity_key = 'public.planted/e'$$,
  'whoever is signed in'
);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'POLICY_ALWAYS_TRUE' and entity_key = 'public.planted/f'$$,
  'the same by role'
);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'POLICY_ALWAYS_TRUE' and entity_key = 'public.planted/g'$$,
  'not false'
);
do $do$
begin
  execute (
    select payload ->> 'remedy_sql'
    from security.exposure_findings
    where rule = 'POLICY_ALWAYS_TRUE' and entity_key = 'public.planted/a'
  );
end
$do$;
select is_empty(
  $$select from security.exposure_findings where rule = 'POLICY_ALWAYS_TRUE' and entity_key = 'public.planted/a'$$,
  'the remedy closes it'
);

select * from finish();
rollback;
