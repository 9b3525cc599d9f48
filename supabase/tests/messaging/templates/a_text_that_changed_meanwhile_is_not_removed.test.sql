begin;
select plan(3);

insert into public.tenants (id, slug, name, domain)
values ('eeeeeeee-0000-4000-b000-000000000001', 'messaging-test', 'Test', 'resto');
insert into public.sites (tenant_id, id, kind, code, name)
values (
  'eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-c000-000000000001', 'restaurant',
  'HYDRA', 'Hydra'
);
select public.set_template('eeeeeeee-0000-4000-b000-000000000001', 'T_ONE', 'fr', 'à nous');
select public.set_template('eeeeeeee-0000-4000-b000-000000000001', 'T_ONE', 'fr', 'mieux');
select throws_ok(
  $$select public.clear_template('eeeeeeee-0000-4000-b000-000000000001', 'T_ONE', 'fr', 1)$$,
  'PT409', 'template_conflict', 'who read the version before does not remove the one after'
);
select is(content, 'mieux', 'it is still there') from public.message_templates where key = 'T_ONE';
select lives_ok(
  $$select public.clear_template('eeeeeeee-0000-4000-b000-000000000001', 'T_ONE', 'fr', 2)$$,
  'read again, it may be removed'
);

select * from finish();
rollback;
