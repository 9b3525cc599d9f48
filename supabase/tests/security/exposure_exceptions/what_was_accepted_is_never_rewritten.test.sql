begin;
select plan(3);

insert into public.exposure_exceptions (id, rule, object_key, reason, owner_name, expires_at)
values (
  '00000000-0000-4000-8000-000000000e01', 'GRANT_TO_ANON', 'public.planted', 'For this test only.',
  'Somebody', now() + interval '1 day'
);
select throws_ok(
  $$update public.exposure_exceptions set reason = 'Something else entirely.' where object_key = 'public.planted'$$,
  '42501', 'append_only', 'the reason, by the owner of the database too'
);
select throws_ok(
  $$update public.exposure_exceptions set expires_at = now() + interval '300 days' where object_key = 'public.planted'$$,
  '42501', 'append_only', 'the end'
);
select lives_ok(
  $$select public.end_exposure_exception('00000000-0000-4000-8000-000000000e01', 'No longer needed.')$$,
  'it can be ended'
);

select * from finish();
rollback;
