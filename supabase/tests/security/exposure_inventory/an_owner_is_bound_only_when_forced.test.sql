begin;
select plan(2);

create role planted_owner nologin;
grant planted_owner to current_user;
grant create on schema public to planted_owner;
alter role authenticated inherit;
create table public.planted (id int);
alter table public.planted enable row level security;
alter table public.planted owner to planted_owner;
grant planted_owner to authenticated;
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.planted' and i.command = 'SELECT'
      and i.column_name is null),
  'all_rows', 'who inherits from the owner is the owner'
);

alter table public.planted force row level security;
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.planted' and i.command = 'SELECT'
      and i.column_name is null),
  'no_rows', 'forced binds him too'
);

select * from finish();
rollback;
