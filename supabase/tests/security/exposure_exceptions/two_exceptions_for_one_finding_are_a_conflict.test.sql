begin;
select plan(1);

select public.add_exposure_exception('TABLE_WITHOUT_RLS', 'public.planted', 'A table for the demo.',
  'Odile', now() + interval '9 days');
select throws_ok(
  $$select public.add_exposure_exception('TABLE_WITHOUT_RLS', 'public.planted', 'A table for the demo.', 'Odile', now() + interval '9 days')$$,
  'PT409', 'exposure_exception_exists', 'the first stands'
);

select * from finish();
rollback;
