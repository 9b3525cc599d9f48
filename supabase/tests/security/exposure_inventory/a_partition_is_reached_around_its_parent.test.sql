begin;
select plan(2);

create table public.planted (id int) partition by range (id);
create table public.planted_1 partition of public.planted for values from (0) to (9);
alter table public.planted enable row level security;
grant select on public.planted, public.planted_1 to authenticated;
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.planted' and i.command = 'SELECT'
      and i.column_name is null),
  'no_rows', 'the parent is shut'
);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.planted_1' and i.command = 'SELECT'
      and i.column_name is null),
  'all_rows', 'its partition is not'
);

select * from finish();
rollback;
