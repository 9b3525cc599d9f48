-- messaging: the texts that are sent, per language, with a tenant's own over everybody's.
-- Depends on: access, normalize_locale. Exposes: message_templates, message_template_versions.

create table public.message_templates (
  tenant_id uuid,
  id uuid not null default gen_random_uuid(),
  key text not null,
  locale text not null,
  content text not null,
  variables text[] not null default '{}',
  approval_state text not null default 'not_required',
  provider_name text,
  provider_language text,
  provider_category text,
  quality text,
  rejected_reason text,
  is_active boolean not null default true,
  updated_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  constraint message_templates_pkey primary key (id),
  constraint message_templates_target_key unique nulls not distinct (tenant_id, key, locale),
  constraint message_templates_tenant_fkey
    foreign key (tenant_id) references public.tenants (id),
  constraint message_templates_key_check check (key ~ '^[A-Z][A-Z0-9_]{2,62}$'),
  constraint message_templates_locale_check check (locale in ('fr', 'ar', 'en', 'darija')),
  constraint message_templates_content_check
    check (char_length(btrim(content)) between 1 and 2000),
  constraint message_templates_variables_check
    check (array_to_string(variables, ',') ~ '^([A-Za-z0-9_]{1,40}(,|$))*$'
      and cardinality(variables) <= 20),
  constraint message_templates_approval_state_check check (
    approval_state in ('not_required', 'draft', 'pending', 'approved', 'rejected', 'paused')
  ),
  constraint message_templates_provider_check check (
    approval_state in ('not_required', 'draft')
    or (
      provider_name ~ '^[a-z0-9_]+$' and char_length(provider_name) <= 512
      and provider_language ~ '^[a-z]{2,3}(_[A-Z]{2})?$'
    )
  )
);
comment on table public.message_templates is
  'One text per key and language. tenant_id null is _GLOBAL, everybody''s; a tenant''s own row wins over it.';
comment on column public.message_templates.variables is
  'Names that may stand between double braces, in the order of the provider''s numbered ones. Others are removed when it is rendered.';
comment on column public.message_templates.approval_state is
  'Whether Meta lets it be sent outside the 24-hour window. not_required: it is only sent inside.';
create index message_templates_key_idx on public.message_templates (key, tenant_id);
create index message_templates_provider_idx
  on public.message_templates (provider_name, provider_language)
  where provider_name is not null;
create trigger message_templates_60_derive
  before update on public.message_templates
  for each row execute function foundation.tg_touch();
alter table public.message_templates enable row level security;
create policy message_templates_select_member on public.message_templates
  for select to authenticated
  using (
    tenant_id = any (array(select access.tenants_where('templates.read')))
    or (tenant_id is null and (select access.is_member()))
  );
grant select on public.message_templates to authenticated, service_role;

create table public.message_template_versions (
  tenant_id uuid,
  id bigint generated always as identity,
  template_id uuid not null,
  key text not null,
  locale text not null,
  version integer not null,
  content text,
  variables text[],
  approval_state text,
  actor_id uuid,
  actor_name text,
  created_at timestamptz not null default now(),
  constraint message_template_versions_pkey primary key (id),
  constraint message_template_versions_tenant_fkey
    foreign key (tenant_id) references public.tenants (id)
);
comment on table public.message_template_versions is
  'Append-only: each version of each text. content null: the row was removed.';
create index message_template_versions_target_idx
  on public.message_template_versions (tenant_id, key, locale, id desc);
create trigger message_template_versions_30_guard
  before update or delete or truncate on public.message_template_versions
  for each statement execute function foundation.tg_append_only();
alter table public.message_template_versions enable row level security;
create policy message_template_versions_select_member on public.message_template_versions
  for select to authenticated
  using (
    tenant_id = any (array(select access.tenants_where('templates.read')))
    or (tenant_id is null and (select access.is_member()))
  );
grant select on public.message_template_versions to authenticated, service_role;

create function messaging.tg_message_templates__record()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on the history.
declare
  v_row public.message_templates := case tg_op when 'DELETE' then old else new end;
begin
  insert into public.message_template_versions (
    tenant_id, template_id, key, locale, version, content, variables, approval_state, actor_id,
    actor_name
  )
  values (
    v_row.tenant_id, v_row.id, v_row.key, v_row.locale,
    case tg_op when 'DELETE' then v_row.version + 1 else v_row.version end,
    case when tg_op <> 'DELETE' then v_row.content end,
    case when tg_op <> 'DELETE' then v_row.variables end, v_row.approval_state, access.actor(),
    access.person_name(coalesce(v_row.tenant_id, access.operator_tenant()), access.actor())
  );
  return null;
end
$$;
comment on function messaging.tg_message_templates__record() is
  'After any change of a template: one line of its history.';
revoke all on function messaging.tg_message_templates__record() from public;
create trigger message_templates_90_emit
  after insert or update or delete on public.message_templates
  for each row execute function messaging.tg_message_templates__record();

create function messaging.render_template(content text, variables jsonb, allowed text[])
returns text
language plpgsql
immutable
parallel safe
security invoker
set search_path = ''
as $$
-- One pass from left to right: what a variable brings in is never read as a placeholder.
declare
  v_out text := '';
  v_rest text := coalesce(content, '');
  v_match text[];
  v_at integer;
begin
  loop
    v_match := regexp_match(v_rest, '(\{\{\s*([A-Za-z0-9_]+)\s*\}\})');
    exit when v_match is null;
    v_at := position(v_match[1] in v_rest);
    v_out := v_out || left(v_rest, v_at - 1)
      || case when v_match[2] = any (allowed) then coalesce(variables ->> v_match[2], '') else '' end;
    v_rest := substr(v_rest, v_at + length(v_match[1]));
    exit when position('{{' in v_rest) = 0;
  end loop;
  return btrim(v_out || v_rest, E' \t\r\n');
end
$$;
comment on function messaging.render_template(text, jsonb, text[]) is
  'Fills {{name}} from the variables, for the allowed names; every other placeholder is removed, a missing value is empty, the result is trimmed.';
revoke all on function messaging.render_template(text, jsonb, text[]) from public;

create function messaging.resolve_template(
  tenant_id uuid,
  key text,
  locale text,
  fallback text default 'fr'
)
returns public.message_templates
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: rules send in the name of callers who may not read templates.
-- plpgsql, and a row instead of a set: it keeps its plan, and every reply asks this.
declare
  v_locale constant text := messaging.normalize_locale(resolve_template.locale);
  v_row public.message_templates;
begin
  select t.* into v_row
  from public.message_templates as t
  where t.key = resolve_template.key
    and (t.tenant_id = resolve_template.tenant_id or t.tenant_id is null)
    and t.locale in (v_locale, resolve_template.fallback, 'fr')
    and t.is_active
  order by case t.locale when v_locale then 0 when resolve_template.fallback then 1 else 2 end,
    t.tenant_id
  limit 1;
  return v_row;
end
$$;
comment on function messaging.resolve_template(uuid, text, text, text) is
  'The template that counts: in the language the tenant''s own, then everybody''s; then the same in the fallback language, then in French. Nulls: none of them exists.';
revoke all on function messaging.resolve_template(uuid, text, text, text) from public;

create function messaging.render_key(
  tenant_id uuid,
  key text,
  locale text,
  variables jsonb,
  fallback text
)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see resolve_template. The key itself is the last resort: silence would hide the mistake.
declare
  v_row constant public.message_templates := messaging.resolve_template(
    render_key.tenant_id, render_key.key, render_key.locale, render_key.fallback
  );
begin
  if v_row.id is null then
    return jsonb_build_object('text', render_key.key, 'locale', 'fr', 'source', 'missing');
  end if;
  return jsonb_build_object(
    'text',
    messaging.render_template(v_row.content, coalesce(render_key.variables, '{}'), v_row.variables),
    'locale', v_row.locale,
    'source', case
      when v_row.locale <> messaging.normalize_locale(render_key.locale) then 'fallback'
      when v_row.tenant_id is null then 'global'
      else 'tenant'
    end
  );
end
$$;
comment on function messaging.render_key(uuid, text, text, jsonb, text) is
  'A template rendered for a tenant: text, locale, source (tenant, global, fallback, missing).';
revoke all on function messaging.render_key(uuid, text, text, jsonb, text) from public;

create function messaging.render_text(
  tenant_id uuid,
  key text,
  locale text,
  variables jsonb,
  fallback text
)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see resolve_template. For every reply: render_key for whoever does not ask where from.
declare
  v_row constant public.message_templates := messaging.resolve_template(
    render_text.tenant_id, render_text.key, render_text.locale, render_text.fallback
  );
begin
  return case
    when v_row.id is null then render_text.key
    else messaging.render_template(
      v_row.content, coalesce(render_text.variables, '{}'), v_row.variables
    )
  end;
end
$$;
comment on function messaging.render_text(uuid, text, text, jsonb, text) is
  'The text of render_key alone.';
revoke all on function messaging.render_text(uuid, text, text, jsonb, text) from public;

create function messaging.render_message(
  tenant_id uuid,
  key text,
  locale text,
  variables jsonb default '{}'
)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
-- definer: it reads a flag.
  select messaging.render_key(
    tenant_id, key, locale, variables, security.flag_text('L10N_FALLBACK_LOCALE', tenant_id)
  )
$$;
comment on function messaging.render_message(uuid, text, text, jsonb) is
  'A template rendered for a tenant, in the language or what it falls back to.';
revoke all on function messaging.render_message(uuid, text, text, jsonb) from public;
grant execute on function messaging.render_message(uuid, text, text, jsonb) to service_role;

create function public.render_message(
  tenant_id uuid,
  key text,
  locale text,
  variables jsonb default '{}'
)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select messaging.render_message(tenant_id, key, locale, variables);
end;
revoke all on function public.render_message(uuid, text, text, jsonb) from public;
grant execute on function public.render_message(uuid, text, text, jsonb) to service_role;
