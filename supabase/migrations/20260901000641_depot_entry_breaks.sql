-- depot: the chain of the ledger, compared.
-- Depends on: the ledger of this module. Exposes: depot.entry_breaks; nothing for the API.

create function depot.entry_breaks(
  tenant_id uuid,
  citerne_id uuid,
  from_no bigint,
  to_no bigint
)
returns table (citerne_no bigint, fault text)
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the ends of the chains are internal.
#variable_conflict use_column
begin
  return query
    with entries as (
      select m as entry, lag(m.hash) over w as before, lag(m.citerne_no) over w as before_no
      from public.mouvements_stock as m
      where m.tenant_id = entry_breaks.tenant_id
        and m.citerne_id = entry_breaks.citerne_id
        and m.citerne_no between entry_breaks.from_no - 1 and entry_breaks.to_no
      window w as (order by m.citerne_no)
    )
    select (entry).citerne_no,
      case when (entry).citerne_no > 1 and before_no is distinct from (entry).citerne_no - 1
        then 'missing_before' else 'changed' end
    from entries
    where (entry).citerne_no >= greatest(entry_breaks.from_no, 1)
      and (entry).hash is distinct from case (entry).citerne_no
        when 1 then sha256(depot.entry_digest(entry))
        else sha256(before || depot.entry_digest(entry))
      end
    union all
    select e.dernier_no, 'cut_off'
    from depot.citerne_etats as e
    where e.tenant_id = entry_breaks.tenant_id
      and e.citerne_id = entry_breaks.citerne_id
      and e.dernier_no between greatest(entry_breaks.from_no, 1) and entry_breaks.to_no
      and not exists (
        select from public.mouvements_stock as m
        where m.tenant_id = e.tenant_id
          and m.citerne_id = e.citerne_id
          and m.citerne_no = e.dernier_no
          and m.hash = e.dernier_hash
      );
end
$$;
comment on function depot.entry_breaks(uuid, uuid, bigint, bigint) is
  'Entries of a tank that do not seal the one before: changed, missing_before, or cut_off at the end.';
revoke all on function depot.entry_breaks(uuid, uuid, bigint, bigint) from public;
