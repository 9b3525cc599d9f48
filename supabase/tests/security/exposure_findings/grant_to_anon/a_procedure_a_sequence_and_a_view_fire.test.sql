begin;
select plan(6);

create procedure public.planted() language sql set search_path = '' as 'select 1';
create sequence public.planted_seq;
create view public.v_planted with (security_invoker = true) as select 1 as id;
grant execute on procedure public.planted() to anon;
grant usage on sequence public.planted_seq to anon;
grant select on public.v_planted to anon;
select isnt_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'public.planted()'$$,
  'procedure'
);
do $do$
begin
  execute (
    select payload ->> 'remedy_sql'
    from security.exposure_findings
    where rule = 'GRANT_TO_ANON' and entity_key = 'public.planted()'
  );
end
$do$;
select is_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'public.planted()'$$,
  'the remedy closes it'
);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'public.planted_seq'$$,
  'sequence'
);
do $do$
begin
  execute (
    select payload ->> 'remedy_sql'
    from security.exposure_findings
    where rule = 'GRANT_TO_ANON' and entity_key = 'public.planted_seq'
  );
end
$do$;
select is_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'public.planted_seq'$$,
  'the remedy closes it'
);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'public.v_planted'$$,
  'view'
);
do $do$
begin
  execute (
    select payload ->> 'remedy_sql'
    from security.exposure_findings
    where rule = 'GRANT_TO_ANON' and entity_key = 'public.v_planted'
  );
end
$do$;
select is_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'public.v_planted'$$,
  'the remedy closes it'
);

select * from finish();
rollback;
