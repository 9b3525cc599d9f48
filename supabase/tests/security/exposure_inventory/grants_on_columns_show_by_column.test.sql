begin;
select plan(3);

create table public.planted (id int, secret text);
alter table public.planted enable row level security;
grant update (id) on public.planted to authenticated;
create policy a on public.planted for update to authenticated using (id > 0);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.planted' and i.command = 'UPDATE'
      and i.column_name is null),
  'none', 'not on the table'
);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.planted' and i.command = 'UPDATE'
      and i.column_name = 'id'),
  'policy_rows', 'on the column'
);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.planted' and i.command = 'UPDATE'
      and i.column_name = 'secret'),
  null, 'on no other'
);

select * from finish();
rollback;
