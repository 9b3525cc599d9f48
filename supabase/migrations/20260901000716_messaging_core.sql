-- messaging: who answers a message: handlers as rows, the language of the answer, the echo.
-- Depends on: conversations, templates, enqueue. Exposes: set_customer_locale. A module puts its
-- handler before the echo by one row of messaging.conversation_handlers.

create table messaging.conversation_handlers (
  position integer not null,
  code text not null,
  command text not null,
  is_enabled boolean not null default true,
  constraint conversation_handlers_pkey primary key (position),
  constraint conversation_handlers_code_key unique (code),
  constraint conversation_handlers_code_check check (code ~ '^[a-z][a-z0-9_]{1,40}$'),
  constraint conversation_handlers_command_check check (command ~ '^[a-z_]+\.[a-z_0-9]+$')
);
comment on table messaging.conversation_handlers is
  'Functions from the context of a message (jsonb) to null, not mine, or {"replies": [...], "state": {...}, "sticky_ar": true, "locale": "ar"}, all keys optional. Asked in order until one answers. Rows come from migrations.';
alter table messaging.conversation_handlers enable row level security;
create policy conversation_handlers_select_nobody on messaging.conversation_handlers
  for select to authenticated using (false);

create function messaging.reply_locale(
  conversation public.conversations,
  settings messaging.channel_settings,
  body text,
  is_choice boolean,
  preference text
)
returns text
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_arabic boolean := messaging.has_arabic(body);
begin
  if not settings.l10n_enabled then
    return case
      when v_arabic and settings.strict_ar_out then 'ar'
      else coalesce(preference, settings.fallback_locale)
    end;
  end if;
  -- The title of a button is our own text: it says nothing about the customer's language.
  if is_choice then
    return coalesce(
      conversation.last_reply_locale, preference, case when v_arabic then 'ar' else 'fr' end
    );
  end if;
  if v_arabic then
    return 'ar';
  end if;
  if settings.sticky_enabled and conversation.is_sticky_ar and messaging.has_darija(body) then
    return 'ar';
  end if;
  -- A stored preference for French or Arabic never overrides the script: who writes Latin reads it.
  return case when preference in ('en', 'darija') then preference else 'fr' end;
end
$$;
comment on function messaging.reply_locale(
  public.conversations, messaging.channel_settings, text, boolean, text
) is
  'In which language to answer: the script first, buttons as the last answer, sticky Arabic for Darija in Latin letters.';
revoke all on function messaging.reply_locale(
  public.conversations, messaging.channel_settings, text, boolean, text
) from public;

create function messaging.answer_problem(answer jsonb)
returns text
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_replies constant jsonb := coalesce(answer -> 'replies', '[]');
  v_reply jsonb;
  v_problem text;
begin
  if jsonb_typeof(answer) <> 'object' or jsonb_typeof(v_replies) <> 'array' then
    return format('answered with %s.', jsonb_typeof(coalesce(answer -> 'replies', answer)));
  elsif jsonb_typeof(answer -> 'sticky_ar') not in ('boolean', 'null') then
    return format('sticky_ar is true or false, not %s.', answer -> 'sticky_ar');
  elsif answer ->> 'locale' not in ('fr', 'ar', 'en', 'darija') then
    return format('locale is fr, ar, en or darija, not %L.', answer ->> 'locale');
  end if;
  for v_no in 0 .. jsonb_array_length(v_replies) - 1 loop
    v_reply := v_replies -> v_no;
    v_problem := case when jsonb_typeof(v_reply) = 'object' then messaging.option_problem(v_reply)
      else format('it is an object, not %s.', jsonb_typeof(v_reply)) end;
    if v_problem is not null then
      return format('reply %s: %s', v_no + 1, v_problem);
    end if;
  end loop;
  return null;
end
$$;
comment on function messaging.answer_problem(jsonb) is
  'What is wrong with the answer of a handler beside the payloads of its replies, as a sentence; null when nothing is.';
revoke all on function messaging.answer_problem(jsonb) from public;

create function messaging.check_answer(answer jsonb, command text)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_problem constant text := messaging.answer_problem(answer);
begin
  if v_problem is not null then
    raise exception using
      errcode = '22023',
      message = 'handler_answer_invalid',
      detail = format('%s, %s', command, v_problem),
      hint = 'A handler answers null or {"replies": [...], "state": {...}}; see docs/reference/messaging.md.';
  end if;
end
$$;
comment on function messaging.check_answer(jsonb, text) is
  'Raises handler_answer_invalid (400), naming the handler and its reply.';
revoke all on function messaging.check_answer(jsonb, text) from public;

create function messaging.run_handlers(context jsonb, commands text[] default null)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: handlers act for every tenant. The commands come from migrations only; whoever has read
-- them already hands them in.
declare
  v_commands text[] := commands;
  v_command text;
  v_answer jsonb;
begin
  if v_commands is null then
    v_commands := array(
      select h.command
      from messaging.conversation_handlers as h
      where h.is_enabled
      order by h.position
    );
  end if;
  foreach v_command in array v_commands loop
    -- Our own by name: a command in words is planned anew at every message.
    if v_command = 'messaging.handle_language' then
      v_answer := messaging.handle_language(context);
    elsif v_command = 'messaging.handle_echo' then
      v_answer := messaging.handle_echo(context);
    else
      execute format('select %s($1)', v_command) into v_answer using context;
    end if;
    exit when v_answer is not null;
  end loop;
  -- Nearly all answers are plain replies: this one look.
  if v_answer @? '$ ? (
    @.type() != "object" || @.replies.type() != "array" || exists(@.sticky_ar) || exists(@.locale)
    || exists(@.replies[*] ? (
      @.type() != "object" || exists(@.category) || exists(@.origin) || exists(@.priority)
      || exists(@.delay_seconds) || exists(@.not_before) || exists(@.expires_at)
      || exists(@.actor_id) || exists(@.fallback_template) || exists(@.template.approved)
      || exists(@.payload.template.approved)
    ))
  )' then
    perform messaging.check_answer(v_answer, v_command);
  end if;
  return coalesce(v_answer, '{}');
end
$$;
comment on function messaging.run_handlers(jsonb, text[]) is
  'Asks the handlers in order. Whatever they raise is the caller''s to catch. Errors: handler_answer_invalid (400).';
revoke all on function messaging.run_handlers(jsonb, text[]) from public;

create function messaging.put_preference(
  tenant_id uuid,
  contact_id uuid,
  locale text,
  source text
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on preferences.
begin
  insert into public.customer_preferences as p (tenant_id, contact_id, locale, source)
  values (
    put_preference.tenant_id, put_preference.contact_id, put_preference.locale,
    put_preference.source
  )
  on conflict on constraint customer_preferences_pkey do update
  set locale = excluded.locale, source = excluded.source, updated_at = now();
end
$$;
comment on function messaging.put_preference(uuid, uuid, text, text) is
  'Remembers the language a customer asked for.';
revoke all on function messaging.put_preference(uuid, uuid, text, text) from public;

create function messaging.handle_language(context jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: it writes preferences. LANG AR makes Arabic stick; LANG in another language undoes it.
declare
  v_word text := lower(substring(context ->> 'text' from '(?i)^\s*lang\s+(fr|ar|en|dz)\s*$'));
  v_locale text;
begin
  if v_word is null then
    return null;
  end if;
  v_locale := case v_word when 'dz' then 'darija' else v_word end;
  perform messaging.put_preference(
    (context ->> 'tenant_id')::uuid, (context ->> 'contact_id')::uuid, v_locale, 'command'
  );
  return jsonb_build_object('replies', jsonb_build_array(jsonb_build_object(
    'template', jsonb_build_object(
      'key', 'CORE_LANG_SET_' || upper(v_locale), 'locale', v_locale, 'variables', '{}'::jsonb
    ),
    'type', 'template'
  )), 'sticky_ar', v_locale = 'ar', 'locale', v_locale);
end
$$;
comment on function messaging.handle_language(jsonb) is
  'LANG FR, AR, EN or DZ: keeps the preference and confirms in that language.';
revoke all on function messaging.handle_language(jsonb) from public;

create function messaging.echo_choices(context jsonb, as_list boolean)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select jsonb_build_object(
    'type', 'template',
    'template', jsonb_build_object(
      'key', 'CORE_ECHO_CHOICES', 'locale', context ->> 'locale', 'variables', '{}'::jsonb
    )
  ) || case
    when as_list then jsonb_build_object('list', jsonb_build_object(
      'button', w.words[1],
      'sections', jsonb_build_array(jsonb_build_object('title', w.words[1], 'rows', (
        select jsonb_agg(jsonb_build_object('id', 'ECHO_ROW_' || n, 'title', w.words[2] || ' ' || n))
        from generate_series(1, 3) as n
      )))
    ))
    else jsonb_build_object('buttons', (
      select jsonb_agg(jsonb_build_object('id', 'ECHO_BUTTON_' || n, 'title', w.words[2] || ' ' || n))
      from generate_series(1, 3) as n
    ))
  end
  from (
    select case context ->> 'locale'
      when 'ar' then array['اختر', 'خيار']
      when 'en' then array['Choose', 'Choice']
      when 'darija' then array['Khayer', 'Choix']
      else array['Choisir', 'Choix']
    end as words
  ) as w
$$;
comment on function messaging.echo_choices(jsonb, boolean) is
  'Three buttons or three rows to try, in the language of the answer.';
revoke all on function messaging.echo_choices(jsonb, boolean) from public;

create function messaging.handle_echo(context jsonb)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: it reads the phrases.
declare
  v_body text := context ->> 'text';
  v_key text;
  v_intent text;
  v_variables jsonb := '{}';
begin
  if context ->> 'handled_by' = 'human' then
    return '{"replies": []}';
  end if;
  case
    when context ->> 'type' = 'location' then
      v_key := 'CORE_ECHO_LOCATION';
      v_variables := jsonb_build_object(
        'latitude', context #> '{content,latitude}', 'longitude', context #> '{content,longitude}'
      );
    when context ->> 'type' in ('image', 'audio', 'video', 'document', 'sticker') then
      v_key := 'CORE_ECHO_MEDIA';
      v_variables := jsonb_build_object('kind', context -> 'type');
    when coalesce(v_body, '') = '' then
      v_key := 'CORE_CLARIFY';
    else
      v_key := 'CORE_ECHO';
      v_variables := jsonb_build_object('text', left(v_body, 1000));
      v_intent := case when char_length(v_body) <= 12 then messaging.detect_intent(v_body) end;
  end case;
  if v_intent in ('menu', 'help') then
    return jsonb_build_object(
      'replies', jsonb_build_array(messaging.echo_choices(context, v_intent = 'menu'))
    );
  end if;
  return jsonb_build_object('replies', jsonb_build_array(jsonb_build_object(
    'type', 'template',
    'template', jsonb_build_object(
      'key', v_key, 'locale', context -> 'locale', 'variables', v_variables
    )
  )));
end
$$;
comment on function messaging.handle_echo(jsonb) is
  'Says back what came, shows a list for "menu" and buttons for "help": the conversation before there is a restaurant.';
revoke all on function messaging.handle_echo(jsonb) from public;

insert into messaging.conversation_handlers (position, code, command)
values
  (30, 'language', 'messaging.handle_language'),
  (100, 'echo', 'messaging.handle_echo');

create function messaging.set_customer_locale(contact_id uuid, locale text)
returns public.customer_preferences
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on preferences.
declare
  v_contact public.contacts;
  v_row public.customer_preferences;
begin
  select c.* into v_contact from public.contacts as c where c.id = set_customer_locale.contact_id;
  if v_contact.id is null or not (
    access.is_system() or access.has_permission('messages.send', v_contact.tenant_id)
  ) then
    raise exception using
      errcode = 'PT404',
      message = 'contact_not_found',
      detail = format('There is no contact %s that you may change.', contact_id),
      hint = 'Refresh the list: it may belong to another company.';
  end if;
  perform messaging.put_preference(
    v_contact.tenant_id, v_contact.id, messaging.normalize_locale(locale), 'staff'
  );
  select p.* into v_row
  from public.customer_preferences as p
  where p.tenant_id = v_contact.tenant_id and p.contact_id = v_contact.id;
  return v_row;
end
$$;
comment on function messaging.set_customer_locale(uuid, text) is
  'A person sets the language of a customer. Permission messages.send. Errors: contact_not_found (404).';
revoke all on function messaging.set_customer_locale(uuid, text) from public;
grant execute on function messaging.set_customer_locale(uuid, text) to authenticated, service_role;

create function public.set_customer_locale(contact_id uuid, locale text)
returns public.customer_preferences
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.set_customer_locale(contact_id, locale);
end;
revoke all on function public.set_customer_locale(uuid, text) from public;
grant execute on function public.set_customer_locale(uuid, text) to authenticated, service_role;
