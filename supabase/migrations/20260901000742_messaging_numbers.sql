-- messaging: choices that were shown as numbered lines, and the number that answers them.
-- Depends on: outbound_messages, conversations. Exposes: nothing.

create function messaging.payload_choices(payload jsonb)
returns jsonb[]
language sql
immutable
security invoker
set search_path = ''
as $$
  select case payload ->> 'type'
    when 'buttons' then array(
      select b.value
      from jsonb_array_elements(payload -> 'buttons') with ordinality as b (value, place)
      order by b.place
    )
    when 'list' then array(
      select r.value
      from jsonb_array_elements(payload #> '{list,sections}') with ordinality as s (value, place)
      cross join lateral jsonb_array_elements(s.value -> 'rows') with ordinality as r (value, place)
      order by s.place, r.place
    )
  end
$$;
comment on function messaging.payload_choices(jsonb) is
  'Buttons or rows of a message in the order of their numbers; null when it has none.';
revoke all on function messaging.payload_choices(jsonb) from public;

create function messaging.is_numbered(channel text, payload jsonb)
returns boolean
language plpgsql
immutable
security invoker
set search_path = ''
as $$
-- The forms of outbox-dispatch: where they take a message, it was not shown with numbers.
declare
  v_is_list constant boolean := payload ->> 'type' = 'list';
  v_choices constant jsonb[] := messaging.payload_choices(payload);
  v_sections constant jsonb := coalesce(payload #> '{list,sections}', '[]');
begin
  if channel <> 'whatsapp' then
    return v_is_list or cardinality(v_choices) > 13 or exists (
      select from unnest(v_choices) as c where char_length(c ->> 'title') > 20
    );
  end if;
  return cardinality(v_choices) > case when v_is_list then 10 else 3 end
    or char_length(payload ->> 'text') > 1024 or char_length(payload ->> 'header') > 60
    or char_length(payload ->> 'footer') > 60 or char_length(payload #>> '{list,button}') > 20
    or (
      select count(distinct c ->> 'id') < count(*)
        or (not v_is_list and count(distinct c ->> 'title') < count(*))
        or max(char_length(c ->> 'title')) > case when v_is_list then 24 else 20 end
        or max(char_length(c ->> 'id')) > case when v_is_list then 200 else 256 end
        or coalesce(max(char_length(c ->> 'description')) > 72, false)
      from unnest(v_choices) as c
    )
    or exists (
      select
      from jsonb_array_elements(v_sections) as s (value)
      where char_length(s.value ->> 'title') > 20
        or (jsonb_array_length(v_sections) > 1 and coalesce(s.value ->> 'title', '') = '')
    );
end
$$;
comment on function messaging.is_numbered(text, jsonb) is
  'Whether the channel shows the choices of a message as numbered lines.';
revoke all on function messaging.is_numbered(text, jsonb) from public;

create function messaging.read_number(conversation public.conversations, raw jsonb)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: it reads what was sent. Asked for every message: all but a number ends at once.
declare
  v_number integer;
  v_payload jsonb;
  v_choice jsonb;
begin
  if coalesce(char_length(raw ->> 'text'), 99) > 6 or raw ->> 'button_id' is not null
    or raw ->> 'text' !~ '^\s*[0-9\u0660-\u0669\u06f0-\u06f9]{1,2}\s*[.)]?\s*$'
  then
    return raw;
  end if;
  v_number := substring(messaging.fold_letters(raw ->> 'text') from '[0-9]+')::integer;
  -- The choices of the last answer, whatever else it said.
  select m.payload into v_payload
  from (
    select k.in_reply_to, k.id
    from public.outbound_messages as k
    where k.conversation_id = (conversation).id and k.created_at > now() - interval '31 days'
      and k.kind not in ('mark_read', 'typing', 'reaction')
    order by k.created_at desc, k.id desc
    limit 1
  ) as latest
  join public.outbound_messages as m
    on m.conversation_id = (conversation).id and m.created_at > now() - interval '31 days'
    and (m.id = latest.id or m.in_reply_to = latest.in_reply_to)
    and m.kind in ('buttons', 'list') and m.status <> 'DROPPED'
  order by m.created_at desc, m.id desc
  limit 1;
  if messaging.is_numbered((conversation).channel, v_payload) is not true then
    return raw;
  end if;
  v_choice := (messaging.payload_choices(v_payload))[v_number];
  if v_choice is null then
    return raw;
  end if;
  return raw || jsonb_build_object(
    'button_id', v_choice ->> 'id', 'text', v_choice ->> 'title',
    'type', case v_payload ->> 'type' when 'list' then 'list' else 'button' end
  );
end
$$;
comment on function messaging.read_number(public.conversations, jsonb) is
  'A message as the core reads it: a bare number after numbered lines is the choice of that number, in any digits.';
revoke all on function messaging.read_number(public.conversations, jsonb) from public;
