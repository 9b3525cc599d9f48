begin;
select plan(4);

create table public.planted (id int);
alter table public.planted enable row level security;
select is_empty(
  $$select from security.exposure_findings where entity_key = 'public.planted'$$,
  'owned by the project'
);
grant create on schema public to authenticated;
alter table public.planted owner to authenticated;
revoke create on schema public from authenticated;
select isnt_empty(
  $$select from security.exposure_findings where rule = 'TABLE_WITHOUT_RLS' and entity_key = 'public.planted'$$,
  'its policies do not bind whoever is signed in'
);
alter table public.planted force row level security;
select is_empty(
  $$select from security.exposure_findings where rule = 'TABLE_WITHOUT_RLS' and entity_key = 'public.planted'$$,
  'unless they are forced'
);
alter table public.planted no force row level security;
do $do$
begin
  execute (
    select payload ->> 'remedy_sql'
    from security.exposure_findings
    where rule = 'TABLE_WITHOUT_RLS' and entity_key = 'public.planted'
  );
end
$do$;
select is_empty(
  $$select from security.exposure_findings where entity_key = 'public.planted'$$,
  'the remedy closes it'
);

select * from finish();
rollback;
