-- messaging: the months of the three big tables.
-- Depends on: inbound_messages; the outbound tables come later and call make_partitions again.
-- Exposes: nothing; the jobs messaging_partitions and messaging_purge call these.

create function messaging.create_partition(parent text, month date)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  -- A message is settled and then read about: with half of each page free its new versions stay on
  -- it, and no index is written.
  execute format(
    'create table messaging.%I partition of public.%I for values from (%L) to (%L) with (fillfactor = %s)',
    parent || '_y' || to_char(month, 'YYYY"m"MM'), parent, month::timestamp at time zone 'UTC',
    (month + interval '1 month') at time zone 'UTC',
    case parent when 'outbound_messages' then 50 else 100 end
  );
end
$$;
comment on function messaging.create_partition(text, date) is
  'The partition of a table of this module for the UTC month that starts on the given day.';
revoke all on function messaging.create_partition(text, date) from public;

create function messaging.time_column(parent text)
returns text
language sql
immutable
security invoker
set search_path = ''
as $$
  select case parent
    when 'inbound_messages' then 'received_at'
    when 'outbound_messages' then 'created_at'
    when 'outbound_attempts' then 'finished_at'
  end
$$;
comment on function messaging.time_column(text) is 'By which column a table of this module is partitioned.';
revoke all on function messaging.time_column(text) from public;

create function messaging.months_missing(parent text, months_ahead integer)
returns setof date
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query execute format(
    $query$
    select m.month
    from (
      select (date_trunc('month', now() at time zone 'UTC') + make_interval(months => a.n))::date
      from generate_series(0, $1) as a (n)
      union
      select date_trunc('month', d.%2$I at time zone 'UTC')::date
      from messaging.%1$I as d
    ) as m (month)
    where to_regclass(format('messaging.%%I', $2 || '_y' || to_char(m.month, 'YYYY"m"MM'))) is null
    order by 1
    $query$,
    parent || '_default', messaging.time_column(parent)
  )
  using months_ahead, parent;
end
$$;
comment on function messaging.months_missing(text, integer) is
  'Months without a partition: from now to so many ahead, and those that the default partition had to catch.';
revoke all on function messaging.months_missing(text, integer) from public;

create function messaging.make_partitions(parent text, months_ahead integer default 3)
returns integer
language plpgsql
volatile
security invoker
set search_path = ''
set lock_timeout = '2s'
as $$
-- lock_timeout: a partition needs a short exclusive lock; waiting for it would stop every writer
-- that comes after, so the job gives up and tries again at its next turn.
declare
  v_default text := parent || '_default';
  v_months date[];
  v_month date;
  v_caught boolean;
begin
  if to_regclass(format('messaging.%I', v_default)) is null then
    execute format('create table messaging.%I partition of public.%I default', v_default, parent);
  end if;
  v_months := array(select messaging.months_missing(parent, months_ahead));
  if cardinality(v_months) = 0 then
    return 0;
  end if;
  execute format('select exists (select from messaging.%I)', v_default) into v_caught;
  -- A month cannot be created while the default partition holds its rows: they move out and back.
  if v_caught then
    execute format('alter table public.%I detach partition messaging.%I', parent, v_default);
    execute format('alter table messaging.%I rename to %I', v_default, parent || '_caught');
  end if;
  foreach v_month in array v_months loop
    perform messaging.create_partition(parent, v_month);
  end loop;
  if v_caught then
    execute format('create table messaging.%I partition of public.%I default', v_default, parent);
    execute format('insert into public.%I select * from messaging.%I', parent, parent || '_caught');
    execute format('drop table messaging.%I', parent || '_caught');
  end if;
  return cardinality(v_months);
end
$$;
comment on function messaging.make_partitions(text, integer) is
  'Creates the missing monthly partitions of a table and sorts in what the default partition caught. Returns how many were created.';
revoke all on function messaging.make_partitions(text, integer) from public;

create function messaging.drop_partitions(parent text, keep_days integer)
returns integer
language plpgsql
volatile
security invoker
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  v_cutoff date := date_trunc('month', (now() - make_interval(days => keep_days)) at time zone 'UTC');
  v_name text;
  v_dropped integer := 0;
begin
  if keep_days is null or keep_days < 7 then
    raise exception using
      errcode = '22023',
      message = 'retention_too_short',
      detail = format('%s would be kept for %s days only.', parent, coalesce(keep_days::text, 'no')),
      hint = 'Keep at least 7 days: Meta may deliver for so long.';
  end if;
  for v_name in
    select c.relname
    from pg_catalog.pg_inherits as i
    join pg_catalog.pg_class as c on c.oid = i.inhrelid
    where i.inhparent = format('public.%I', parent)::regclass
      and c.relname ~ '_y\d{4}m\d{2}$'
      and to_date(substring(c.relname from '\d{4}m\d{2}$'), 'YYYY"m"MM') < v_cutoff
    order by c.relname
  loop
    execute format('drop table messaging.%I', v_name);
    v_dropped := v_dropped + 1;
  end loop;
  return v_dropped;
end
$$;
comment on function messaging.drop_partitions(text, integer) is
  'Drops the partitions of a table whose whole month is older than so many days (at least 7). Errors: retention_too_short (400).';
revoke all on function messaging.drop_partitions(text, integer) from public;

select messaging.make_partitions('inbound_messages');
