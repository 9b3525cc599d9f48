begin;
select plan(1);

create table public.planted (id int);
alter table public.planted enable row level security;
create policy planted_select on public.planted for select to authenticated using (id > 0);
select is_empty(
  $$select from security.exposure_findings where rule = 'POLICY_TO_PUBLIC' and entity_key = 'public.planted/planted_select'$$,
  'someone was named'
);

select * from finish();
rollback;
