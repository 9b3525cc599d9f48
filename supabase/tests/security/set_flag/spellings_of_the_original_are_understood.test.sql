begin;
select plan(3);

select is(
  (public.set_flag('META_SIGNATURE_REQUIRED', 'global', 'false', 'Rollback of the original.')).value,
  '"off"'::jsonb, 'false meant off'
);
select is(
  (public.set_flag('META_SIGNATURE_REQUIRED', 'global', 'true', 'And back again.')).value,
  '"enforce"'::jsonb, 'true meant enforce'
);
select is(
  (public.set_flag('OUTBOUND_ENABLED', 'global', 'false', 'Stop sending.')).value,
  '"hold"'::jsonb, 'a switch that was off held the queue'
);

select * from finish();
rollback;
