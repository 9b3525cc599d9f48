begin;
select plan(3);

create table public.planted (id int);
select public.add_exposure_exception('TABLE_WITHOUT_RLS', 'public.planted', 'A table for the demo.',
  'Odile', now() + interval '9 days');
select public.end_exposure_exception(
  (select e.id from public.exposure_exceptions as e where e.object_key = 'public.planted'), 'Demo over.');
select isnt_empty(
  $$select from security.exposure_findings where rule = 'TABLE_WITHOUT_RLS' and entity_key = 'public.planted'$$,
  'at once'
);
select throws_ok(
  format('select public.end_exposure_exception(%L, %L)',
    (select e.id from public.exposure_exceptions as e where e.object_key = 'public.planted'), 'Again.'),
  'PT404', 'exposure_exception_not_found', 'once only'
);
select lives_ok(
  $$select public.add_exposure_exception('TABLE_WITHOUT_RLS', 'public.planted', 'A table for the demo.', 'Odile', now() + interval '9 days')$$,
  'a new one may follow'
);

select * from finish();
rollback;
