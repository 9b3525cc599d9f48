begin;
select plan(2);

do $do$
begin
  if to_regclass('storage.buckets') is null then
    create schema storage;
    create table storage.buckets (id text, name text, public boolean);
  end if;
end
$do$;
insert into storage.buckets (id, name, public)
values ('planted-open', 'planted-open', true), ('planted-shut', 'planted-shut', false);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'anon' and i.identity = 'planted-open' and i.command = 'SELECT'
      and i.column_name is null),
  'all_rows', 'anybody reads its files'
);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'anon' and i.identity = 'planted-shut' and i.command = 'SELECT'
      and i.column_name is null),
  null, 'a private one is not listed'
);

select * from finish();
rollback;
