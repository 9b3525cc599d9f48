-- messaging: a delivery that failed as a set, item by item.
-- Depends on: the steps of ingest_items. Exposes: nothing; ingest_set calls it.

create function messaging.reserve_items(items messaging.inbound_item[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the memory is internal.
-- The locks of all keys, sorted, before any other: see ingest_items. A key that was written and
-- taken away again is free for us, and until our end nobody else gets past it.
declare
  v_keys uuid[];
begin
  with taken as (
    insert into messaging.seen_items (key, seen_at)
    select distinct i.key, now()
    from unnest(items) as i
    where i.key is not null
    order by 1
    on conflict on constraint seen_items_pkey do nothing
    returning key
  )
  select array_agg(t.key) into v_keys from taken as t;
  delete from messaging.seen_items as s where s.key = any (v_keys);
end
$$;
comment on function messaging.reserve_items(messaging.inbound_item[]) is
  'Holds the keys of all items until the end of the transaction.';
revoke all on function messaging.reserve_items(messaging.inbound_item[]) from public;

create function messaging.reserve_conversations(channel text, items messaging.inbound_item[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see lock_turns. Strangers become contacts here: who wrote is known even where what was
-- written cannot be stored. Where one of them is what poisons, each item finds its own by itself.
begin
  perform messaging.lock_turns(messaging.open_conversations(channel, items));
exception
  when assert_failure or others then
    if messaging.is_server_error(sqlstate) then
      raise;
    end if;
end
$$;
comment on function messaging.reserve_conversations(text, messaging.inbound_item[]) is
  'Holds the conversations of all items, in the order in which sets take them.';
revoke all on function messaging.reserve_conversations(text, messaging.inbound_item[]) from public;

create function messaging.try_items(items messaging.inbound_item[], delivery jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see ingest_items.
begin
  return messaging.ingest_items(items, delivery);
exception
  when assert_failure or others then
    if messaging.is_server_error(sqlstate) then
      raise;
    end if;
    return jsonb_build_object('code', sqlstate, 'error', sqlerrm, 'items', (
      select jsonb_agg(i.raw) from unnest(items) as i
    ));
end
$$;
comment on function messaging.try_items(messaging.inbound_item[], jsonb) is
  'Items as a set. Returns the counts, or the items and why they failed.';
revoke all on function messaging.try_items(messaging.inbound_item[], jsonb) from public;

create function messaging.note_failures(delivery jsonb, failures jsonb[])
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see note_fault.
declare
  v_failure jsonb;
begin
  foreach v_failure in array failures loop
    perform messaging.note_fault(
      delivery, v_failure #> '{items,0}', null, v_failure ->> 'code', v_failure ->> 'error'
    );
  end loop;
  return cardinality(failures);
end
$$;
comment on function messaging.note_failures(jsonb, jsonb[]) is
  'Keeps items that failed, raw. Returns how many.';
revoke all on function messaging.note_failures(jsonb, jsonb[]) from public;

create function messaging.sum_counts(parts jsonb[])
returns jsonb
language sql
immutable
security invoker
set search_path = ''
as $$
  select coalesce(jsonb_object_agg(s.key, s.total), '{}')
  from (
    select c.key, case c.key
        when 'turn_in_ms' then min(c.value::integer) else sum(c.value::integer)
      end as total
    from unnest(parts) as p
    cross join jsonb_each_text(p) as c
    group by c.key
  ) as s
$$;
comment on function messaging.sum_counts(jsonb[]) is 'Objects of counts as one.';
revoke all on function messaging.sum_counts(jsonb[]) from public;

create function messaging.is_of_nobody(item messaging.inbound_item)
returns boolean
language sql
immutable
security invoker
set search_path = ''
as $$
  select item.kind in ('status', 'watermark', 'account')
    or (item.kind = 'echo' and coalesce(item.raw ->> 'callback', '') like 'vg1.%')
    or (item.kind = 'unknown' and coalesce(item.raw -> 'from', item.raw -> 'to') is null)
$$;
comment on function messaging.is_of_nobody(messaging.inbound_item) is
  'Whether an item tells of a message of ours or of the account, and touches no conversation.';
revoke all on function messaging.is_of_nobody(messaging.inbound_item) from public;

create function messaging.try_each(items messaging.inbound_item[], delivery jsonb)
returns jsonb[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see ingest_items.
declare
  v_item messaging.inbound_item;
  v_parts jsonb[] := '{}';
begin
  foreach v_item in array items loop
    v_parts := v_parts || messaging.try_items(array[v_item], delivery);
  end loop;
  return v_parts;
end
$$;
comment on function messaging.try_each(messaging.inbound_item[], jsonb) is
  'Each item by itself. Returns what became of it.';
revoke all on function messaging.try_each(messaging.inbound_item[], jsonb) from public;

create function messaging.ingest_one_by_one(delivery jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see the steps. One item poisoned the set: each alone, and the poisoned one kept raw.
-- The locks of all items come first and in the order of ingest_items, or this one and a set with
-- the same people wait for each other. Hence what touches no conversation as a set, and the events
-- of faults last.
declare
  v_admitted messaging.admitted;
  v_ours messaging.inbound_item[];
  v_others messaging.inbound_item[];
  v_parts jsonb[] := '{}';
  v_faults integer;
begin
  begin
    v_admitted := messaging.admit_items(delivery);
  exception
    when assert_failure or others then
      if messaging.is_server_error(sqlstate) then
        raise;
      end if;
      return jsonb_build_object('faults', messaging.note_failures(delivery, array(
        select jsonb_build_object('code', sqlstate, 'error', sqlerrm, 'items', jsonb_build_array(e))
        from jsonb_array_elements(delivery -> 'items') as e
      )));
  end;
  v_ours := array(select i from unnest(v_admitted.fresh) as i where messaging.is_of_nobody(i));
  v_others := array(
    select i from unnest(v_admitted.fresh) as i where not messaging.is_of_nobody(i)
  );
  perform messaging.reserve_items(v_admitted.fresh);
  if cardinality(v_ours) > 0 then
    v_parts := array[messaging.try_items(v_ours, delivery)];
    if v_parts[1] ? 'code' then
      v_parts := messaging.try_each(v_ours, delivery);
    end if;
  end if;
  perform messaging.reserve_conversations(delivery ->> 'channel', v_others);
  v_parts := v_parts || messaging.try_each(v_others, delivery);
  v_faults := messaging.note_failures(
    delivery, array(select p from unnest(v_parts) as p where p ? 'code')
  );
  return messaging.sum_counts(
    array(select p from unnest(v_parts) as p where not p ? 'code')
    || v_admitted.counts || jsonb_build_object('faults', v_faults)
  );
end
$$;
comment on function messaging.ingest_one_by_one(jsonb) is
  'The items of a delivery each by itself, for when the set failed. Returns the counts.';
revoke all on function messaging.ingest_one_by_one(jsonb) from public;
