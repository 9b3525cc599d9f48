begin;
select plan(3);

create table public.planted (id int primary key);
grant select on public.planted to authenticated;
do $do$
begin
  if exists (select from pg_catalog.pg_publication where pubname = 'supabase_realtime') then
    alter publication supabase_realtime add table public.planted;
  else
    create publication supabase_realtime for table public.planted;
  end if;
end
$do$;
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.planted' and i.command = 'REALTIME'
      and i.column_name is null),
  'all_rows', 'every change is sent'
);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'anon' and i.identity = 'public.planted' and i.command = 'REALTIME'
      and i.column_name is null),
  'none', 'to those who may select'
);

alter table public.planted enable row level security;
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.planted' and i.command = 'REALTIME'
      and i.column_name is null),
  'no_rows', 'row security holds here too'
);

select * from finish();
rollback;
