begin;
select plan(3);

create extension citext schema public;
-- As where the platform's superuser creates it: its defaults are not the project's to close.
grant execute on function public.citext_eq(citext, citext) to public;
select results_eq(
  $$
    select entity_key from security.exposure_findings
    where rule = 'GRANT_TO_ANON' and entity_type = 'EXTENSION'
  $$,
  $$values ('extension citext in public')$$,
  'its functions are open to PUBLIC: one finding, not one for each'
);
select is_empty(
  $$select from security.exposure_findings where entity_key like 'public.citext%'$$,
  'they are not ours one by one'
);
-- Said, not done: a trusted extension's types belong to the superuser, here as on a hosted project.
select results_eq(
  $$
    select payload ->> 'remedy_sql' from security.exposure_findings where entity_type = 'EXTENSION'
  $$,
  $$values ('alter extension citext set schema extensions;')$$,
  'and the remedy moves it out of the served schema'
);

select * from finish();
rollback;
