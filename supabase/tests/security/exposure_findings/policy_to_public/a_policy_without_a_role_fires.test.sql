begin;
select plan(2);

create table public.planted (id int);
alter table public.planted enable row level security;
create policy "read planted" on public.planted for select using (id > 0);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'POLICY_TO_PUBLIC' and entity_key = 'public.planted/read planted'$$,
  'nobody was named'
);
do $do$
begin
  execute (
    select payload ->> 'remedy_sql'
    from security.exposure_findings
    where rule = 'POLICY_TO_PUBLIC' and entity_key = 'public.planted/read planted'
  );
end
$do$;
select is_empty(
  $$select from security.exposure_findings where rule = 'POLICY_TO_PUBLIC' and entity_key = 'public.planted/read planted'$$,
  'the remedy closes it'
);

select * from finish();
rollback;
