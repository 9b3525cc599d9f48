begin;
select plan(1);

create table public.planted (id int);
alter table public.planted enable row level security;
create view public.v_inner as select * from public.planted;
create view public.v_outer with (security_invoker = true) as select * from public.v_inner;
grant select on public.v_inner, public.v_outer to authenticated;
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.v_outer' and i.command = 'SELECT'
      and i.column_name is null),
  'all_rows', 'an owner-run view inside undoes the invoker outside'
);

select * from finish();
rollback;
