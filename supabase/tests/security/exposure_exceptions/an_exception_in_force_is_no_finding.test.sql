begin;
select plan(1);

select public.add_exposure_exception('TABLE_WITHOUT_RLS', 'public.planted', 'A table for the demo.',
  'Odile', now() + interval '9 days');
select is_empty(
  $$select from security.exposure_findings where rule = 'EXPOSURE_EXCEPTION_EXPIRED' and entity_key = 'TABLE_WITHOUT_RLS public.planted'$$,
  'not before its time'
);

select * from finish();
rollback;
