begin;
select plan(4);

create role planted_group nologin;
grant planted_group to authenticated;
select isnt_empty(
  $$select from security.exposure_findings where rule = 'DEFAULT_PRIVILEGES_OPEN' and entity_key = 'role authenticated in planted_group'$$,
  'a membership: no grant of any object says so'
);
do $do$
begin
  execute (
    select payload ->> 'remedy_sql'
    from security.exposure_findings
    where entity_key = 'role authenticated in planted_group'
  );
end
$do$;
select is_empty(
  $$select from security.exposure_findings where entity_type = 'ROLE'$$, 'the remedy closes it'
);

alter role anon createdb;
select isnt_empty(
  $$select from security.exposure_findings where rule = 'DEFAULT_PRIVILEGES_OPEN' and entity_key = 'role anon createdb'$$,
  'an attribute'
);
do $do$
begin
  execute (
    select payload ->> 'remedy_sql' from security.exposure_findings where entity_key = 'role anon createdb'
  );
end
$do$;
select is_empty(
  $$select from security.exposure_findings where entity_type = 'ROLE'$$, 'the remedy closes it too'
);

select * from finish();
rollback;
