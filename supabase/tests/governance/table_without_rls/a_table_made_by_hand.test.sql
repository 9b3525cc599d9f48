begin;
select plan(5);

insert into auth.users (id, email) values
  ('00000000-0000-4000-a000-0000000000f1', 'anne@gov.test'),
  ('00000000-0000-4000-a000-0000000000f2', 'bob@gov.test'),
  ('00000000-0000-4000-a000-0000000000f3', 'paul@gov.test'),
  ('00000000-0000-4000-a000-0000000000f4', 'stranger@gov.test'),
  ('00000000-0000-4000-a000-0000000000f5', 'other@gov.test');
insert into public.tenants (id, slug, name, domain, timezone) values
  ('00000000-0000-4000-b000-0000000000f1', 'gov-one', 'One', 'depot', 'Africa/Lubumbashi'),
  ('00000000-0000-4000-b000-0000000000f2', 'gov-two', 'Two', 'depot', 'Africa/Lubumbashi');
insert into public.profils (tenant_id, user_id, role, nom_complet) values
  ('00000000-0000-4000-b000-0000000000f1', '00000000-0000-4000-a000-0000000000f1', 'admin', 'Anne'),
  ('00000000-0000-4000-b000-0000000000f1', '00000000-0000-4000-a000-0000000000f2', 'directeur',
    'Bob'),
  ('00000000-0000-4000-b000-0000000000f1', '00000000-0000-4000-a000-0000000000f3', 'pca', 'Paul'),
  ('00000000-0000-4000-b000-0000000000f2', '00000000-0000-4000-a000-0000000000f5', 'admin',
    'Oscar');

create table public.gov_bad (id integer);
create table public.gov_good (id integer);
alter table public.gov_good enable row level security;
select isnt_empty(
  $$select from governance.check_table_without_rls where entity_key = 'public.gov_bad'$$,
  'the planted violation fires'
);
select is_empty(
  $$select from governance.check_table_without_rls where entity_key = 'public.gov_good'$$,
  'its correct twin does not'
);
select is((governance.run_check('TABLE_WITHOUT_RLS')).status, 'OK', 'the check runs');
select results_eq(
  $$select distinct severity, status, tenant_id from public.system_alerts
    where check_code = 'TABLE_WITHOUT_RLS' and entity_key = 'public.gov_bad'$$,
  $$select 'CRITICAL', 'OPEN', access.operator_tenant()$$,
    'and opens a CRITICAL alert of the operator'
);
select is_empty(
  $$select from public.system_alerts where check_code = 'TABLE_WITHOUT_RLS'
    and message ~ '\?|\{'$$,
  'whose message is complete'
);

select * from finish();
rollback;
