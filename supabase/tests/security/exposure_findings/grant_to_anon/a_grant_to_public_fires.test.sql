begin;
select plan(2);

create table public.planted (id int);
alter table public.planted enable row level security;
grant select on public.planted to public;
select isnt_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'public.planted'$$,
  'anon is public too'
);
do $do$
begin
  execute (
    select payload ->> 'remedy_sql'
    from security.exposure_findings
    where rule = 'GRANT_TO_ANON' and entity_key = 'public.planted'
  );
end
$do$;
select is_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'public.planted'$$,
  'the remedy closes it'
);

select * from finish();
rollback;
