begin;
select plan(2);

create role planted_group nologin;
alter role anon inherit;
grant planted_group to anon;
create table public.planted (id int);
alter table public.planted enable row level security;
grant select on public.planted to planted_group;
select isnt_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'public.planted'$$,
  'by membership'
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
