begin;
select plan(3);

create table public.planted (id int);
grant select on public.planted to anon;
alter role anon login;
select isnt_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'public.planted'$$,
  'what it holds still counts'
);
select isnt_empty(
  $$select from security.exposure_findings where entity_key = 'role anon login'$$,
  'and the change itself shows'
);
alter role anon nologin;
select isnt_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'public.planted'$$,
  'as before'
);

select * from finish();
rollback;
