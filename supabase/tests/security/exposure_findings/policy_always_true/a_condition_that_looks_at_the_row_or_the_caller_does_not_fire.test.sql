begin;
select plan(4);

create table public.planted (id int, owner_id uuid);
alter table public.planted enable row level security;
create policy a on public.planted for select to authenticated
  using (owner_id = (select auth.uid()));
create policy b on public.planted for select to authenticated using ((select access.is_member()));
create policy c on public.planted for select to service_role using (true);
create policy d on public.planted for select to authenticated using (false);
select is_empty(
  $$select from security.exposure_findings where rule = 'POLICY_ALWAYS_TRUE' and entity_key = 'public.planted/a'$$,
  'the row'
);
select is_empty(
  $$select from security.exposure_findings where rule = 'POLICY_ALWAYS_TRUE' and entity_key = 'public.planted/b'$$,
  'the caller'
);
select is_empty(
  $$select from security.exposure_findings where rule = 'POLICY_ALWAYS_TRUE' and entity_key = 'public.planted/c'$$,
  'the service role sees all anyway'
);
select is_empty(
  $$select from security.exposure_findings where rule = 'POLICY_ALWAYS_TRUE' and entity_key = 'public.planted/d'$$,
  'never true'
);

select * from finish();
rollback;
