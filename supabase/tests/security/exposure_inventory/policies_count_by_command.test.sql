begin;
select plan(4);

create table public.planted (id int);
alter table public.planted enable row level security;
grant select, insert, update, delete on public.planted to authenticated;
create policy a on public.planted for select to authenticated using (id > 0);
create policy b on public.planted for insert to authenticated with check (true);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.planted' and i.command = 'SELECT'
      and i.column_name is null),
  'policy_rows', 'its own policy'
);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.planted' and i.command = 'INSERT'
      and i.column_name is null),
  'all_rows', 'an insert is judged by its check'
);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.planted' and i.command = 'UPDATE'
      and i.column_name is null),
  'no_rows', 'no policy for it'
);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.planted' and i.command = 'DELETE'
      and i.column_name is null),
  'no_rows', 'nor for this'
);

select * from finish();
rollback;
