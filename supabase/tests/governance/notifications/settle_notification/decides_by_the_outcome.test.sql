begin;
select plan(12);

insert into public.tenants (id, slug, name, domain)
values ('dddddddd-0000-4000-b000-000000000001', 'notify-test', 'Pétrole Lushi', 'depot');
insert into public.notification_rules (tenant_id, id, name, target, group_wait)
values (
  'dddddddd-0000-4000-b000-000000000001', 'dddddddd-0000-4000-a000-000000000001', 'Astreinte',
  'https://example.com/hook', '0'
);
create function pg_temp.open_alert(key text, severity text default 'CRITICAL')
returns uuid language sql as $$
  insert into public.system_alerts
    (tenant_id, check_code, severity, entity_type, entity_key, message, fingerprint)
  values (
    'dddddddd-0000-4000-b000-000000000001', 'NOTIFICATION_DEAD', open_alert.severity, 'X',
    open_alert.key, 'Message ' || open_alert.key, md5(open_alert.key)::uuid
  )
  returning id
$$;
create function pg_temp.told() returns setof text language sql as $$
  select d.reason || ' ' || cardinality(d.alert_ids)
  from public.notification_deliveries as d
  order by d.reason, cardinality(d.alert_ids)
$$;

select pg_temp.open_alert('a');
select governance.plan_notifications();
create function pg_temp.settle(outcome text, http_status int, error text, after int default null)
returns text language plpgsql as $$
declare v_claim record;
begin
  update public.notification_deliveries set next_attempt_at = now() where status <> 'DEAD';
  select * into strict v_claim from public.claim_notifications(1, 60);
  return public.settle_notification(
    v_claim.delivery_id, v_claim.lease_token, outcome, http_status, error, after
  );
end $$;
select is(pg_temp.settle('retry', 503, 'http_503'), 'RETRY', 'a receiver that is down: again later');
select ok(
  next_attempt_at - now() between interval '24 seconds' and interval '40 seconds', 'after about 30 s'
) from public.notification_deliveries;
select is(pg_temp.settle('retry', 429, 'http_429', 900), 'RETRY', 'asked to wait');
select ok(next_attempt_at - now() >= interval '900 seconds', 'the receiver''s wish is honoured')
from public.notification_deliveries;
update public.notification_deliveries set attempts = max_attempts - 1;
select is(pg_temp.settle('retry', null, repeat('x', 600)), 'DEAD', 'the last attempt');
select is(char_length(last_error), 500, 'of the error at most 500 characters are kept')
from public.notification_deliveries;
select throws_ok(
  $$select public.settle_notification(gen_random_uuid(), gen_random_uuid(), 'sent')$$,
  'PT409', 'notification_lease_lost', 'without a lease nothing is settled'
);
select throws_ok(
  $$select public.settle_notification(gen_random_uuid(), gen_random_uuid(), 'fine')$$,
  '22023', 'notification_outcome_invalid', 'nor with an outcome that is none'
);
select pg_temp.open_alert('b');
select governance.plan_notifications();
select is(pg_temp.settle('sent', 200, null), 'SENT', 'sent');
select is(evidence ->> 'rule', 'Astreinte', 'the history of the alert says who was told')
from public.alert_events where kind = 'NOTIFIED';
select pg_temp.open_alert('c');
select governance.plan_notifications();
select is(pg_temp.settle('gone', 410, 'http_410'), 'DEAD', 'gone');
select results_eq(
  $$select r.is_enabled, r.disabled_reason, e.severity
    from public.notification_rules as r
    join public.security_events as e on e.event_type = 'NOTIFICATION_RULE_DISABLED'$$,
  $$values (false, 'gone', 'MEDIUM')$$, 'the rule is off, with its reason and an event'
);

select * from finish();
rollback;
