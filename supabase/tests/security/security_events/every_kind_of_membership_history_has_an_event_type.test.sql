begin;
select plan(1);

select is_empty(
  $$
    select m[1]
    from pg_catalog.pg_constraint as c,
      regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') as m
    where c.conname = 'access_events_kind_check'
      and replace(m[1], 'INVITED', 'MEMBER_INVITED') not in (
        select t.code from public.security_event_types as t
      )
      and m[1] not in (select t.code from public.security_event_types as t)
  $$,
  'a kind without a code would stop the change of a membership'
);

select * from finish();
rollback;
