begin;
select plan(2);

alter default privileges grant execute on functions to public;
create function public.planted() returns int language sql set search_path = '' as 'select 1';
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'anon' and i.identity = 'public.planted()' and i.command = 'EXECUTE'
      and i.column_name is null),
  'execute', 'the built-in default'
);

revoke execute on function public.planted() from public;
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'anon' and i.identity = 'public.planted()' and i.command = 'EXECUTE'
      and i.column_name is null),
  'none', 'revoked'
);

select * from finish();
rollback;
