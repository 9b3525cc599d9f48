begin;
select plan(2);

create table public.oops (id int);
grant select on public.oops to anon;
select results_eq(
  $$
    select rule, entity_type, entity_label, payload ->> 'remedy_sql', tenant_id
    from security.exposure_findings
    where entity_key = 'public.oops'
    order by rule
  $$,
  $$
    values
      ('GRANT_TO_ANON', 'TABLE', 'public.oops', 'revoke all on public.oops from anon;', null::uuid),
      ('TABLE_WITHOUT_RLS', 'TABLE', 'public.oops',
        'alter table public.oops enable row level security;', null)
  $$,
  'with a readable label and the statement that closes each'
);
drop table public.oops;
select is_empty(
  $$select from security.exposure_findings where entity_key = 'public.oops'$$, 'gone with the table'
);

select * from finish();
rollback;
