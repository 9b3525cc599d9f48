begin;
select plan(1);

create function public.planted() returns trigger
language plpgsql set search_path = ''
as 'begin return new; end';
grant execute on function public.planted() to anon;
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'anon' and i.identity = 'public.planted()' and i.command = 'EXECUTE'
      and i.column_name is null),
  'none', 'granted, yet no way to call it'
);

select * from finish();
rollback;
