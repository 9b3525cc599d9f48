begin;
select plan(1);

create table public.planted (id int);
alter table public.planted enable row level security;
create view public.v_planted with (security_invoker = true) as select id from public.planted;
grant select on public.v_planted to authenticated;
alter view public.v_planted reset (security_invoker);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.v_planted' and i.command = 'SELECT'
      and i.column_name is null),
  'all_rows', 'dropped by a reset'
);

select * from finish();
rollback;
