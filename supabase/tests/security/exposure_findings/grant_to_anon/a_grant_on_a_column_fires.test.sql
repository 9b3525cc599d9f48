begin;
select plan(2);

create table public.planted (id int, secret text);
alter table public.planted enable row level security;
grant select (secret) on public.planted to anon;
select is(
  (select payload -> 'privileges' from security.exposure_findings
    where rule = 'GRANT_TO_ANON' and entity_key = 'public.planted'),
  '["SELECT (secret)"]'::jsonb, 'and names the column'
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
