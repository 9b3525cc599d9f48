begin;
select plan(2);

create table public.planted (id int);
create table public.shut (id int);
alter table public.planted enable row level security;
alter table public.shut enable row level security;
grant select on public.planted, public.shut to authenticated;
create policy a on public.planted for select to authenticated using (true);
create policy b on public.planted as restrictive for select to authenticated using (id > 0);
create policy b on public.shut as restrictive for select to authenticated using (id > 0);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.planted' and i.command = 'SELECT'
      and i.column_name is null),
  'policy_rows', 'always true, then narrowed'
);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.shut' and i.command = 'SELECT'
      and i.column_name is null),
  'no_rows', 'restrictive alone lets nobody in'
);

select * from finish();
rollback;
