begin;
select plan(1);

create table public.planted (id int);
alter table public.planted enable row level security;
grant truncate on public.planted to authenticated;
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.planted' and i.command = 'TRUNCATE'
      and i.column_name is null),
  'all_rows', 'it empties the table'
);

select * from finish();
rollback;
