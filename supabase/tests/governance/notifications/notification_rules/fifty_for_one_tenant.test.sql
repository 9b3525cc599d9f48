begin;
select plan(2);

insert into public.tenants (id, slug, name, domain)
values ('dddddddd-0000-4000-b000-000000000001', 'notify-test', 'Pétrole Lushi', 'depot');
insert into public.notification_rules (tenant_id, id, name, target, group_wait)
values (
  'dddddddd-0000-4000-b000-000000000001', 'dddddddd-0000-4000-a000-000000000001', 'Astreinte',
  'https://example.com/hook', '0'
);
select lives_ok(
  $$insert into public.notification_rules (tenant_id, name, target)
    select 'dddddddd-0000-4000-b000-000000000001', 'Rule ' || i, 'https://example.com/' || i
    from generate_series(2, 50) as i$$,
  'fifty rules'
);
select throws_ok(
  $$insert into public.notification_rules (tenant_id, name, target)
    values ('dddddddd-0000-4000-b000-000000000001', 'Rule 51', 'https://example.com/51')$$,
  'PT422', 'notification_rules_limit', 'and no more'
);

select * from finish();
rollback;
