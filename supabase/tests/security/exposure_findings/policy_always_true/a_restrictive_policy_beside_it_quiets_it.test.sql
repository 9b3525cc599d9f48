begin;
select plan(3);

create table public.planted (id int);
alter table public.planted enable row level security;
create policy a on public.planted for select to authenticated using (true);
create policy b on public.planted as restrictive for all to authenticated using (id > 0);
select is_empty(
  $$select from security.exposure_findings where rule = 'POLICY_ALWAYS_TRUE' and entity_key = 'public.planted/a'$$,
  'narrowed'
);

alter policy b on public.planted using (true);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'POLICY_ALWAYS_TRUE' and entity_key = 'public.planted/a'$$,
  'a restrictive policy that is always true narrows nothing'
);

alter policy b on public.planted to anon using (id > 0);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'POLICY_ALWAYS_TRUE' and entity_key = 'public.planted/a'$$,
  'nor does one for others'
);

select * from finish();
rollback;
