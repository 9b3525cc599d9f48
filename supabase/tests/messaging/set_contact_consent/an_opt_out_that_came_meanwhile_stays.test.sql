begin;
select plan(4);

insert into public.tenants (id, slug, name, domain)
values ('eeeeeeee-0000-4000-b000-000000000001', 'messaging-test', 'Test', 'resto');
insert into public.sites (tenant_id, id, kind, code, name)
values (
  'eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-c000-000000000001', 'restaurant',
  'HYDRA', 'Hydra'
);
insert into public.contacts (tenant_id, id, display_name)
values (
  'eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-d000-000000000001', 'Karim'
);
-- Read at version 1; then the customer wants no more campaigns.
update public.contacts set opted_out = 'marketing', opted_out_at = now();
select throws_ok(
  $$select public.set_contact_consent(
      'eeeeeeee-0000-4000-d000-000000000001', null, true, 'Abusive.', 1)$$,
  'PT409', 'contact_conflict', 'a form that was opened before does not undo it'
);
select results_eq(
  $$select opted_out, blocked_at is null from public.contacts$$,
  $$values ('marketing', true)$$, 'nothing of the form is kept'
);
select lives_ok(
  $$select public.set_contact_consent(
      'eeeeeeee-0000-4000-d000-000000000001', 'marketing', true, ' Abusive. ', 2)$$,
  'read again, it may be changed'
);
select is(
  payload_json ->> 'reason', 'Abusive.', 'why is kept with who did it'
) from public.security_events where event_type = 'CONTACT_CONSENT_CHANGED';

select * from finish();
rollback;
