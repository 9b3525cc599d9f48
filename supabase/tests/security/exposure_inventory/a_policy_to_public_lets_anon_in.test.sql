begin;
select plan(1);

create table public.planted (id int);
alter table public.planted enable row level security;
grant select on public.planted to anon;
create policy planted_select on public.planted for select using (id > 0);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'anon' and i.identity = 'public.planted' and i.command = 'SELECT'
      and i.column_name is null),
  'policy_rows', 'a policy without a role is for everyone'
);

select * from finish();
rollback;
