-- messaging: who writes templates, how they are tried out, and the first texts.
-- Depends on: message_templates. Exposes: set_template, clear_template, preview_template.

create function messaging.require_template_permission(permission text, tenant_id uuid)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: what is everybody's is asked of the operator, whose id members need not know.
begin
  if not access.is_system() then
    perform access.require_permission(permission, coalesce(tenant_id, access.operator_tenant()));
  end if;
end
$$;
comment on function messaging.require_template_permission(text, uuid) is
  'Raises permission_denied (42501) unless the caller holds the permission on the tenant, or on the operator for everybody''s texts.';
revoke all on function messaging.require_template_permission(text, uuid) from public;

create function messaging.template_problem(content text, variables text[])
returns text
language sql
immutable
security invoker
set search_path = ''
as $$
  select case
    when char_length(btrim(coalesce(content, ''))) not between 1 and 2000
      then format('The text has %s characters.', char_length(btrim(coalesce(content, ''))))
    when cardinality(variables) > 20 then format('%s variables.', cardinality(variables))
    when exists (select from unnest(variables) as v where v !~ '^[A-Za-z0-9_]{1,40}$')
      then 'A variable has a name other than letters, digits and underscores.'
    when undeclared.names <> '{}'
      then format('Not declared: %s.', array_to_string(undeclared.names, ', '))
  end
  from (
    select array(
      select distinct m[1]
      from regexp_matches(coalesce(content, ''), '\{\{\s*([A-Za-z0-9_]+)\s*\}\}', 'g') as m
      where m[1] <> all (variables)
      order by 1
    ) as names
  ) as undeclared
$$;
comment on function messaging.template_problem(text, text[]) is
  'What is wrong with a text and its variables, as a sentence; null when nothing is.';
revoke all on function messaging.template_problem(text, text[]) from public;

create function messaging.set_template(
  tenant_id uuid,
  key text,
  locale text,
  content text,
  variables text[] default '{}',
  expected_version integer default null,
  approval jsonb default null
)
returns public.message_templates
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert or update, so that no text skips the checks.
declare
  v_problem text := messaging.template_problem(content, coalesce(variables, '{}'));
  v_row public.message_templates;
begin
  perform messaging.require_template_permission('templates.write', tenant_id);
  if v_problem is not null then
    raise exception using
      errcode = 'PT422',
      message = 'template_content_invalid',
      detail = v_problem,
      hint = 'Between 1 and 2000 characters; every {{name}} is among the variables.';
  end if;
  -- Two first writers race for the unique key; the second finds a version it did not expect.
  insert into public.message_templates as t (
    tenant_id, key, locale, content, variables, updated_by, approval_state, provider_name,
    provider_language, provider_category
  )
  values (
    set_template.tenant_id, set_template.key, set_template.locale, btrim(set_template.content),
    coalesce(set_template.variables, '{}'), access.actor(),
    coalesce(approval ->> 'state', 'not_required'), approval ->> 'name', approval ->> 'language',
    approval ->> 'category'
  )
  on conflict on constraint message_templates_target_key do update
  set content = excluded.content, variables = excluded.variables,
    updated_by = excluded.updated_by, is_active = true,
    -- A text that changed is no longer the one that Meta approved.
    approval_state = case
      when approval is not null then excluded.approval_state
      when t.approval_state = 'not_required' or t.content = excluded.content
        then t.approval_state
      else 'draft'
    end,
    provider_name = coalesce(excluded.provider_name, t.provider_name),
    provider_language = coalesce(excluded.provider_language, t.provider_language),
    provider_category = coalesce(excluded.provider_category, t.provider_category)
  where set_template.expected_version is null or t.version = set_template.expected_version
  returning t.* into v_row;
  if v_row.id is null or (expected_version > 0 and v_row.version = 1) then
    raise exception using
      errcode = 'PT409',
      message = 'template_conflict',
      detail = format('%s (%s) is not at version %s.', key, locale, expected_version),
      hint = 'Read the template again, then decide.';
  end if;
  return v_row;
end
$$;
comment on function
  messaging.set_template(uuid, text, text, text, text[], integer, jsonb) is
  'Writes a text of a tenant (null: everybody''s, for the operator). approval: {state, name, language, category} of the provider''s template. Permission templates.write. Errors: permission_denied (403), template_conflict (409), template_content_invalid (422).';
revoke all on function messaging.set_template(uuid, text, text, text, text[], integer, jsonb)
  from public;
grant execute on function messaging.set_template(uuid, text, text, text, text[], integer, jsonb)
  to authenticated, service_role;

create function public.set_template(
  tenant_id uuid,
  key text,
  locale text,
  content text,
  variables text[] default '{}',
  expected_version integer default null,
  approval jsonb default null
)
returns public.message_templates
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.set_template(
    tenant_id, key, locale, content, variables, expected_version, approval
  );
end;
revoke all on function public.set_template(uuid, text, text, text, text[], integer, jsonb)
  from public;
grant execute on function public.set_template(uuid, text, text, text, text[], integer, jsonb)
  to authenticated, service_role;

create function messaging.clear_template(
  tenant_id uuid,
  key text,
  locale text,
  expected_version integer default null
)
returns public.message_templates
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see set_template. Everybody's texts stay: modules count on them.
declare
  v_row public.message_templates;
begin
  perform messaging.require_template_permission('templates.write', tenant_id);
  delete from public.message_templates as t
  where t.tenant_id = clear_template.tenant_id
    and t.key = clear_template.key
    and t.locale = clear_template.locale
  returning t.* into v_row;
  -- The refusal undoes the delete, which has waited for whoever was writing.
  if v_row.version <> expected_version then
    raise exception using
      errcode = 'PT409',
      message = 'template_conflict',
      detail = format('%s (%s) is not at version %s.', key, locale, expected_version),
      hint = 'Read the template again, then decide.';
  end if;
  if v_row.id is null then
    raise exception using
      errcode = 'PT404',
      message = 'template_not_found',
      detail = format('The tenant has no text %s (%s) of its own.', key, locale),
      hint = 'Only a tenant''s own text can be removed; everybody''s counts again then.';
  end if;
  return v_row;
end
$$;
comment on function messaging.clear_template(uuid, text, text, integer) is
  'Removes a tenant''s own text, so that everybody''s counts again. Permission templates.write. Errors: permission_denied (403), template_not_found (404), template_conflict (409).';
revoke all on function messaging.clear_template(uuid, text, text, integer) from public;
grant execute on function messaging.clear_template(uuid, text, text, integer)
  to authenticated, service_role;

create function public.clear_template(
  tenant_id uuid,
  key text,
  locale text,
  expected_version integer default null
)
returns public.message_templates
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.clear_template(tenant_id, key, locale, expected_version);
end;
revoke all on function public.clear_template(uuid, text, text, integer) from public;
grant execute on function public.clear_template(uuid, text, text, integer)
  to authenticated, service_role;

create function messaging.preview_one(
  template public.message_templates,
  draft text,
  locale text,
  variables jsonb
)
returns jsonb
language sql
immutable
security invoker
set search_path = ''
as $$
  select jsonb_build_object(
    'text', r.text,
    'direction', case when messaging.has_arabic(r.text) then 'rtl' else 'ltr' end,
    'source', case
      when draft is not null then 'draft'
      when template.id is null then 'missing'
      when template.locale <> locale then 'fallback'
      when template.tenant_id is null then 'global'
      else 'tenant'
    end,
    'version', template.version,
    'approval_state', template.approval_state,
    'length', char_length(r.text),
    'missing', to_jsonb(array(
      select distinct v from unnest(r.names) as v where variables ->> v is null order by v
    )),
    'undeclared', to_jsonb(array(
      select distinct m[1]
      from regexp_matches(r.content, '\{\{\s*([A-Za-z0-9_]+)\s*\}\}', 'g') as m
      where m[1] <> all (coalesce(template.variables, '{}'))
      order by 1
    )),
    'warnings', to_jsonb(array_remove(array[
      case when char_length(r.text) > 1024 then 'too_long_with_buttons' end,
      case when array_length(string_to_array(r.text, E'\n'), 1) > 4 then 'more_than_four_lines' end,
      case when locale = 'ar' and not messaging.has_arabic(r.text) then 'not_arabic' end
    ], null))
  )
  from (
    select c.content, c.names, messaging.render_template(c.content, variables, c.names) as text
    from (
      select coalesce(draft, template.content, '') as content,
        coalesce(template.variables, '{}') || array(
          select m[1] from regexp_matches(draft, '\{\{\s*([A-Za-z0-9_]+)\s*\}\}', 'g') as m
        ) as names
    ) as c
  ) as r
$$;
comment on function messaging.preview_one(public.message_templates, text, text, jsonb) is
  'How a text would look, and what is odd about it. What a draft names counts as declared: saving it declares that.';
revoke all on function messaging.preview_one(public.message_templates, text, text, jsonb)
  from public;

create function messaging.preview_template(
  tenant_id uuid,
  key text,
  variables jsonb default '{}',
  content jsonb default null
)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the permission is asked of the tenant; everybody's texts are shown to its members.
begin
  perform messaging.require_template_permission('templates.read', tenant_id);
  return (
    select jsonb_object_agg(
      l.locale,
      messaging.preview_one(
        t, preview_template.content ->> l.locale, l.locale,
        coalesce(preview_template.variables, '{}')
      )
    )
    from unnest(array['fr', 'en', 'ar', 'darija']) as l (locale)
    left join lateral messaging.resolve_template(
      preview_template.tenant_id, preview_template.key, l.locale,
      security.flag_text('L10N_FALLBACK_LOCALE', preview_template.tenant_id)
    ) as t on true
  );
end
$$;
comment on function messaging.preview_template(uuid, text, jsonb, jsonb) is
  'A template in every language with given variables; content holds drafts by language. Permission templates.read. Errors: permission_denied (403).';
revoke all on function messaging.preview_template(uuid, text, jsonb, jsonb) from public;
grant execute on function messaging.preview_template(uuid, text, jsonb, jsonb)
  to authenticated, service_role;

create function public.preview_template(
  tenant_id uuid,
  key text,
  variables jsonb default '{}',
  content jsonb default null
)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select messaging.preview_template(tenant_id, key, variables, content);
end;
revoke all on function public.preview_template(uuid, text, jsonb, jsonb) from public;
grant execute on function public.preview_template(uuid, text, jsonb, jsonb)
  to authenticated, service_role;

insert into public.message_templates (key, locale, variables, content)
values
  ('CORE_ECHO', 'fr', '{text}', 'Bien reçu 👍 Tu as écrit : {{text}}'),
  ('CORE_ECHO', 'en', '{text}', 'Got it 👍 You wrote: {{text}}'),
  ('CORE_ECHO', 'ar', '{text}', 'وصلتنا رسالتك 👍 كتبت: {{text}}'),
  ('CORE_ECHO', 'darija', '{text}', 'Wslatna 👍 Ktebt: {{text}}'),
  ('CORE_ECHO_LOCATION', 'fr', '{latitude,longitude}', 'Position reçue 📍 {{latitude}}, {{longitude}}'),
  ('CORE_ECHO_LOCATION', 'en', '{latitude,longitude}', 'Location received 📍 {{latitude}}, {{longitude}}'),
  ('CORE_ECHO_LOCATION', 'ar', '{latitude,longitude}', 'وصلنا موقعك 📍 {{latitude}}، {{longitude}}'),
  ('CORE_ECHO_LOCATION', 'darija', '{latitude,longitude}', 'Wslatna la position 📍 {{latitude}}, {{longitude}}'),
  ('CORE_ECHO_MEDIA', 'fr', '{kind}', 'Fichier reçu ({{kind}}), merci 🙏'),
  ('CORE_ECHO_MEDIA', 'en', '{kind}', 'File received ({{kind}}), thank you 🙏'),
  ('CORE_ECHO_MEDIA', 'ar', '{kind}', 'وصلنا الملف ({{kind}})، شكرا 🙏'),
  ('CORE_ECHO_MEDIA', 'darija', '{kind}', 'Wslatna ({{kind}}), saha 🙏'),
  ('CORE_ECHO_CHOICES', 'fr', '{}', 'Essaie un bouton, une liste, ou envoie ta position 👇'),
  ('CORE_ECHO_CHOICES', 'en', '{}', 'Try a button, a list, or send your location 👇'),
  ('CORE_ECHO_CHOICES', 'ar', '{}', 'جرّب زرا أو قائمة، أو أرسل موقعك 👇'),
  ('CORE_ECHO_CHOICES', 'darija', '{}', 'Jereb bouton wela liste, wela b3at la position 👇'),
  ('CORE_LANG_SET_FR', 'fr', '{}', 'C''est noté : on continue en français 🇫🇷'),
  ('CORE_LANG_SET_EN', 'en', '{}', 'Noted: we go on in English 🇬🇧'),
  ('CORE_LANG_SET_AR', 'ar', '{}', 'تمام: نكمل بالعربية ✅'),
  ('CORE_LANG_SET_DARIJA', 'darija', '{}', 'Saha, nkemlou b darija ✅'),
  ('CORE_CLARIFY', 'fr', '{}', 'Je n''ai pas bien compris 🤔 Tu peux reformuler ?'),
  ('CORE_CLARIFY', 'en', '{}', 'I did not get that 🤔 Could you say it another way?'),
  ('CORE_CLARIFY', 'ar', '{}', 'لم أفهم جيدا 🤔 هل يمكنك إعادة الصياغة؟'),
  ('CORE_CLARIFY', 'darija', '{}', 'Mafhamtch mlih 🤔 3awed goulha?');
