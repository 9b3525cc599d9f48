begin;
select plan(3);

do $do$
begin
  if to_regclass('storage.buckets') is null then
    create schema storage;
    create table storage.buckets (id text, name text, public boolean);
  end if;
end
$do$;
insert into storage.buckets (id, name, public)
values ('planted-open', 'planted-open', true), ('planted-shut', 'planted-shut', false);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'bucket planted-open'$$,
  'anybody may read it'
);
select is_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'bucket planted-shut'$$,
  'a private one is in order'
);
do $do$
begin
  execute (
    select payload ->> 'remedy_sql'
    from security.exposure_findings
    where rule = 'GRANT_TO_ANON' and entity_key = 'bucket planted-open'
  );
end
$do$;
select is_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'bucket planted-open'$$,
  'the remedy closes it'
);

select * from finish();
rollback;
