-- messaging: what crossed on the way: claims whose answer never came, receipts that came too early.
-- Depends on: outbox, settle_outbound, orphan_receipts. Exposes: release_unreceived (service role).

create function messaging.release_unreceived(leases uuid[])
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the queue is internal. What a sender was never told of it cannot have sent: it waits no
-- minute, and its outcome is not unknown. A sender asks again a little later: the claim that it
-- gave up waiting for may only begin now. It names the leases that it lost, not those that it
-- received: this request too may be carried out late, and would take back what was sent meanwhile.
declare
  v_results jsonb;
begin
  select jsonb_agg(jsonb_build_object('id', o.id, 'lease', o.lease, 'outcome', 'release'))
  into v_results
  from (
    select q.id, q.lease
    from messaging.outbox as q
    where q.lease = any (leases)
    order by q.id
    limit 1000
  ) as o;
  if v_results is null then
    return 0;
  end if;
  return (messaging.settle_outbound(v_results) ->> 'released')::integer;
end
$$;
comment on function messaging.release_unreceived(uuid[]) is
  'Gives back what was claimed under leases of which the sender got no answer. leases: those, and no other; what it was told of may be on its way. Returns how many messages.';
revoke all on function messaging.release_unreceived(uuid[]) from public;
grant execute on function messaging.release_unreceived(uuid[]) to service_role;

create function public.release_unreceived(leases uuid[])
returns integer
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.release_unreceived(leases);
end;
revoke all on function public.release_unreceived(uuid[]) from public;
grant execute on function public.release_unreceived(uuid[]) to service_role;

create function messaging.match_orphans()
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see move_forward. A receipt that names no callback and the settling of its message may
-- each be blind to the other until both have committed: then nobody applies it but this.
declare
  v_receipts messaging.receipt[];
  v_moved messaging.moved := row(0, null)::messaging.moved;
begin
  select array_agg(f.receipt) into v_receipts
  from (
    select row(
      m.id, m.created_at, max(messaging.receipt_rank(o.status)), null,
      min(o.at) filter (where o.status = 'sent'),
      min(o.at) filter (where o.status = 'delivered'),
      min(o.at) filter (where o.status in ('read', 'played')),
      min(o.at) filter (where o.status = 'failed'),
      max(o.error_code) filter (where o.status = 'failed')
    )::messaging.receipt as receipt
    from messaging.orphan_receipts as o
    join public.outbound_messages as m
      on m.conversation_id = o.conversation_id and m.created_at > now() - interval '31 days'
      and (
        m.provider_message_id = o.provider_message_id
        or (o.provider_message_id = '*' and m.status = 'SENT' and m.sent_at <= o.at)
      )
    where o.received_at > now() - interval '10 minutes'
      and (
        m.receipt_rank < messaging.receipt_rank(o.status)
        or (o.status = 'failed' and m.failed_at is null)
      )
    group by m.id, m.created_at
    limit 1000
  ) as f;
  if v_receipts is not null then
    v_moved := messaging.move_forward(v_receipts);
    perform messaging.heed_failures(v_receipts, v_moved.failed);
  end if;
  return v_moved.count;
end
$$;
comment on function messaging.match_orphans() is
  'Applies receipts of the last minutes that came while their message was being settled. Returns how many messages moved.';
revoke all on function messaging.match_orphans() from public;

insert into public.scheduled_jobs (
  code, module, command, runner, every, budget_ms, grace, position, description
)
values (
  'messaging_match_orphans', 'messaging', 'messaging.match_orphans', 'function', interval '0',
  5000, interval '5 minutes', 17,
  '{"fr": "Rattache les accusés arrivés trop tôt", "en": "Applies receipts that came too early",
    "ar": "ربط الإشعارات التي وصلت مبكرا"}'
);
