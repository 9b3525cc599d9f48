begin;
select plan(2);

insert into public.tenants (id, slug, name, domain) values
  ('10000000-0000-4000-8000-000000000001', 'operator-under-test', 'Operator', 'depot'),
  ('10000000-0000-4000-8000-000000000002', 'other-under-test', 'Other', 'resto');
update public.tenants set is_operator = false where is_operator;
update public.tenants set is_operator = true where id = '10000000-0000-4000-8000-000000000001';
insert into auth.users (id, email) values
  ('30000000-0000-4000-8000-000000000001', 'admin@under.test');
insert into public.profils (tenant_id, user_id, role, site_id, nom_complet) values
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 'admin', null, 'Odile Kabongo');

set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000001", "role": "authenticated"}';
select public.set_flag('OUTBOUND_ENABLED', 'global', '"hold"', 'Provider incident.');
select public.set_flag('OUTBOUND_ENABLED', 'global', '"on"', 'Provider is back.');
select public.clear_flag('OUTBOUND_ENABLED', 'global', 'The default will do.');
reset role;
set local request.jwt.claims to '';
select results_eq(
  $$
    select h.from_value, h.to_value, h.reason, h.actor_name, h.version
    from public.flag_history as h
    where h.flag_key = 'OUTBOUND_ENABLED'
    order by h.id
  $$,
  $$
    values
      (null::jsonb, '"hold"'::jsonb, 'Provider incident.', 'Odile Kabongo', 1),
      ('"hold"', '"on"', 'Provider is back.', 'Odile Kabongo', 2),
      ('"on"', null, 'The default will do.', 'Odile Kabongo', 3)
  $$,
  'who, from what to what, why'
);
select results_eq(
  $$
    select e.severity, e.payload_json ->> 'from', e.payload_json ->> 'to', e.actor_id
    from public.security_events as e
    where e.payload_json ->> 'flag' = 'OUTBOUND_ENABLED'
    order by e.id
  $$,
  $$
    values
      ('HIGH', null, 'hold', '30000000-0000-4000-8000-000000000001'::uuid),
      ('HIGH', 'hold', 'on', '30000000-0000-4000-8000-000000000001'),
      ('HIGH', 'on', null, '30000000-0000-4000-8000-000000000001')
  $$,
  'a kill switch is an event of severity HIGH'
);

select * from finish();
rollback;
