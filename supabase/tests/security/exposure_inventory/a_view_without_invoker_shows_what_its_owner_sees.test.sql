begin;
select plan(4);

create table public.planted (id int);
alter table public.planted enable row level security;
create view public.v_owner as select * from public.planted;
create view public.v_caller with (security_invoker = on) as select * from public.planted;
grant select on public.v_owner, public.v_caller to authenticated;
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.v_owner' and i.command = 'SELECT'
      and i.column_name is null),
  'all_rows', 'the rights of the owner'
);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.v_caller' and i.command = 'SELECT'
      and i.column_name is null),
  'none', 'the caller may not read the table'
);

grant select on public.planted to authenticated;
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.v_caller' and i.command = 'SELECT'
      and i.column_name is null),
  'no_rows', 'granted, row security without a policy'
);

create policy a on public.planted for select to authenticated using (id > 0);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.v_caller' and i.command = 'SELECT'
      and i.column_name is null),
  'policy_rows', 'the policy of the table decides'
);

select * from finish();
rollback;
