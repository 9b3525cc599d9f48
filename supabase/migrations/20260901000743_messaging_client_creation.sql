-- messaging: a client is created once, however often its creation is tried.
-- Depends on: clients. Exposes: create_api_client.

create function messaging.repeat_api_client(
  tenant_id uuid,
  client_id uuid,
  name text,
  scopes text[],
  site_id uuid,
  expires_at timestamptz
)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds a delete on tokens. The lock: of two repetitions at once each would leave a
-- token. The permission on the new site was asked before.
declare
  v_row public.api_clients;
begin
  select c.* into v_row
  from public.api_clients as c
  where c.tenant_id = repeat_api_client.tenant_id and c.id = repeat_api_client.client_id
  for no key update;
  if v_row.id is null or not v_row.is_active or v_row.last_used_at is not null
    or v_row.token_created_at <> v_row.created_at
    or v_row.created_by is distinct from access.actor()
    or not (
      access.is_system()
      or access.has_permission('clients.write', v_row.tenant_id, v_row.site_id)
    )
    or exists (
      select from public.api_clients as c
      where c.tenant_id = v_row.tenant_id and c.name = btrim(repeat_api_client.name)
        and c.id <> v_row.id
    )
  then
    return null;
  end if;
  delete from messaging.api_tokens as t
  where t.tenant_id = v_row.tenant_id and t.client_id = v_row.id;
  update public.api_clients as c
  set name = btrim(repeat_api_client.name), scopes = repeat_api_client.scopes,
    site_id = repeat_api_client.site_id, token_expires_at = repeat_api_client.expires_at
  where c.tenant_id = v_row.tenant_id and c.id = v_row.id;
  return v_row.id;
end
$$;
comment on function messaging.repeat_api_client(uuid, uuid, text, text[], uuid, timestamptz) is
  'Makes a client anew whose creation is tried again because its answer was lost: as it is asked now, without the token that nobody saw. Null: it is none of the caller''s, or was used, rotated or revoked since, or the name is taken.';
revoke all on function messaging.repeat_api_client(uuid, uuid, text, text[], uuid, timestamptz)
  from public;

create function messaging.create_api_client(
  tenant_id uuid,
  name text,
  scopes text[],
  site_id uuid,
  expires_at timestamptz default null,
  client_id uuid default null
)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on tokens.
declare
  v_token text := messaging.mint_token();
  v_id uuid;
begin
  if not access.is_system() then
    perform access.require_permission('clients.write', tenant_id, site_id);
  end if;
  insert into public.api_clients (
    tenant_id, id, site_id, name, scopes, token_prefix, token_expires_at, created_by
  )
  values (
    create_api_client.tenant_id, coalesce(create_api_client.client_id, gen_random_uuid()),
    create_api_client.site_id, btrim(create_api_client.name), create_api_client.scopes,
    left(v_token, 8), create_api_client.expires_at, access.actor()
  )
  on conflict do nothing
  returning id into v_id;
  v_id := coalesce(v_id, messaging.repeat_api_client(
    tenant_id, client_id, name, scopes, site_id, expires_at
  ));
  if v_id is null then
    raise exception using
      errcode = 'PT409',
      message = 'api_client_exists',
      detail = format('A client is called %L already.', btrim(name)),
      hint = 'Choose another name, or rotate the token of the one that exists.';
  end if;
  insert into messaging.api_tokens (token_hash, tenant_id, client_id, expires_at)
  values (sha256(convert_to(v_token, 'UTF8')), tenant_id, v_id, create_api_client.expires_at);
  update public.api_clients as c
  set token_prefix = left(v_token, 8)
  where c.id = v_id and c.token_prefix <> left(v_token, 8);
  perform security.log_event(
    'API_CLIENT_CREATED', tenant_id,
    jsonb_build_object('client_id', v_id, 'scopes', to_jsonb(scopes)), site_id => site_id
  );
  return jsonb_build_object('client_id', v_id, 'token', v_token);
end
$$;
comment on function messaging.create_api_client(uuid, text, text[], uuid, timestamptz, uuid) is
  'Creates a client and returns its token, which is shown this once. client_id: given by the caller, who may try again with it after a lost answer: the same client, another token. Permission clients.write. Errors: permission_denied (403), api_client_exists (409), api_clients_scopes_check (400).';
revoke all on function messaging.create_api_client(uuid, text, text[], uuid, timestamptz, uuid)
  from public;
grant execute on function messaging.create_api_client(uuid, text, text[], uuid, timestamptz, uuid)
  to authenticated, service_role;

create function public.create_api_client(
  tenant_id uuid,
  name text,
  scopes text[],
  site_id uuid,
  expires_at timestamptz default null,
  client_id uuid default null
)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.create_api_client(tenant_id, name, scopes, site_id, expires_at, client_id);
end;
revoke all on function public.create_api_client(uuid, text, text[], uuid, timestamptz, uuid)
  from public;
grant execute on function public.create_api_client(uuid, text, text[], uuid, timestamptz, uuid)
  to authenticated, service_role;
