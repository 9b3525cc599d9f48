begin;
select plan(2);

alter default privileges grant execute on functions to public;
select isnt_empty(
  $$select from security.exposure_findings
    where rule = 'DEFAULT_PRIVILEGES_OPEN' and entity_key = current_user || '/*/functions'$$,
  'what PostgreSQL does when nobody changed it'
);
create role planted_owner nologin;
grant planted_owner to current_user;
grant create on schema public to planted_owner;
create table public.planted (id int);
alter table public.planted owner to planted_owner;
select isnt_empty(
  $$select from security.exposure_findings
    where rule = 'DEFAULT_PRIVILEGES_OPEN' and entity_key = 'planted_owner/*/functions'$$,
  'and for every other owner of our objects'
);

select * from finish();
rollback;
