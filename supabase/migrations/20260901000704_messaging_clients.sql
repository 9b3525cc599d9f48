-- messaging: partners' own clients, which call with a bearer token instead of Meta's signature.
-- Depends on: access, security (events, limits). Exposes: api_clients, rotate_api_client,
-- revoke_api_client, change_api_client.

create table public.api_clients (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  site_id uuid not null,
  name text not null,
  scopes text[] not null,
  is_active boolean not null default true,
  contract_version text not null default 'v2',
  token_prefix text not null,
  token_created_at timestamptz not null default now(),
  token_expires_at timestamptz,
  previous_expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_reason text,
  created_by uuid,
  created_at timestamptz not null default now(),
  constraint api_clients_pkey primary key (tenant_id, id),
  constraint api_clients_id_key unique (id),
  constraint api_clients_name_key unique (tenant_id, name),
  constraint api_clients_site_fkey
    foreign key (tenant_id, site_id) references public.sites (tenant_id, id),
  constraint api_clients_name_check check (char_length(btrim(name)) between 1 and 120),
  constraint api_clients_scopes_check check (
    cardinality(scopes) between 1 and 20
    and scopes <@ array[
      '*', 'inbound:write', 'inbound:*', 'admin:read', 'admin:write', 'admin:*', 'partner:read',
      'partner:write', 'partner:*', 'delivery:quote', 'delivery:write', 'delivery:*'
    ]
  ),
  constraint api_clients_contract_version_check check (contract_version in ('v1', 'v2')),
  constraint api_clients_revoked_check check ((revoked_at is null) = is_active)
);
comment on table public.api_clients is
  'A program of a partner or of the tenant. What it may do are its scopes; whose it is, its row and never its request.';
comment on column public.api_clients.token_prefix is
  'First characters of the current token, to recognise it. The token itself is stored nowhere.';
comment on column public.api_clients.previous_expires_at is
  'Until when the token before the last rotation still works; null: there is none.';
comment on column public.api_clients.last_used_at is 'To within a minute.';
create index api_clients_site_idx on public.api_clients (tenant_id, site_id);
alter table public.api_clients enable row level security;
create policy api_clients_select_member on public.api_clients
  for select to authenticated
  using (site_id = any (array(select access.scopes_where('clients.read'))));
grant select on public.api_clients to authenticated, service_role;

create table messaging.api_tokens (
  token_hash bytea not null,
  tenant_id uuid not null,
  client_id uuid not null,
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  constraint api_tokens_pkey primary key (token_hash),
  constraint api_tokens_client_fkey
    foreign key (tenant_id, client_id) references public.api_clients (tenant_id, id),
  constraint api_tokens_hash_check check (octet_length(token_hash) = 32)
);
comment on table messaging.api_tokens is
  'Secret: SHA-256 of each token that works. 256 random bits need no salt.';
create index api_tokens_client_idx on messaging.api_tokens (tenant_id, client_id);
alter table messaging.api_tokens enable row level security;
create policy api_tokens_select_nobody on messaging.api_tokens
  for select to authenticated using (false);

create function messaging.mint_token()
returns text
language sql
volatile
security invoker
set search_path = ''
as $$
  select 'vgk_' || rtrim(translate(encode(sha256(
    uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
  ), 'base64'), '+/', '-_'), '=')
$$;
comment on function messaging.mint_token() is 'A new bearer token: 244 random bits and more, for one showing.';
revoke all on function messaging.mint_token() from public;

create function messaging.client_for_change(client_id uuid)
returns public.api_clients
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the permission is asked of the row that is found. The lock: two rotations at once would
-- leave two current tokens.
declare
  v_row public.api_clients;
begin
  select c.* into v_row
  from public.api_clients as c
  where c.id = client_for_change.client_id
  for no key update;
  if v_row.id is null or not (
    access.is_system() or access.has_permission('clients.write', v_row.tenant_id, v_row.site_id)
  ) then
    raise exception using
      errcode = 'PT404',
      message = 'api_client_not_found',
      detail = format('There is no client %s that you may change.', client_id),
      hint = 'Refresh the list of clients.';
  end if;
  if not v_row.is_active then
    raise exception using
      errcode = 'PT409',
      message = 'api_client_revoked',
      detail = format('Client %s was revoked at %s.', v_row.name, v_row.revoked_at),
      hint = 'Create another client.';
  end if;
  return v_row;
end
$$;
comment on function messaging.client_for_change(uuid) is
  'The client, locked, if the caller may change it. Errors: api_client_not_found (404), api_client_revoked (409).';
revoke all on function messaging.client_for_change(uuid) from public;

create function messaging.rotate_api_client(
  client_id uuid,
  grace_hours integer default 24,
  expected_prefix text default null
)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see create_api_client. The client is locked: of two who rotate the token that both see,
-- the second would end the one that the partner still uses.
declare
  v_client public.api_clients := messaging.client_for_change(client_id);
  v_token text := messaging.mint_token();
  -- One moment for the token and its client: what is older than the client's is an earlier token.
  v_now constant timestamptz := clock_timestamp();
  v_until constant timestamptz := v_now
    + make_interval(hours => least(greatest(coalesce(grace_hours, 24), 0), 720));
  -- A client that was given an end has one again, as far away as the last.
  v_end constant timestamptz := v_now + (v_client.token_expires_at - v_client.token_created_at);
begin
  if v_client.token_prefix <> expected_prefix then
    raise exception using
      errcode = 'PT409',
      message = 'api_client_conflict',
      detail = format('The token of %s begins with %s by now.', v_client.name, v_client.token_prefix),
      hint = 'Read the client again, then decide.';
  end if;
  -- The token before the last one ends now: two work at a time, never three.
  delete from messaging.api_tokens as t
  where t.tenant_id = v_client.tenant_id and t.client_id = v_client.id
    and v_client.previous_expires_at is not null
    and t.created_at < v_client.token_created_at;
  update messaging.api_tokens as t
  set expires_at = least(coalesce(t.expires_at, 'infinity'), v_until)
  where t.tenant_id = v_client.tenant_id and t.client_id = v_client.id;
  insert into messaging.api_tokens (token_hash, tenant_id, client_id, expires_at, created_at)
  values (
    sha256(convert_to(v_token, 'UTF8')), v_client.tenant_id, v_client.id, v_end, v_now
  );
  update public.api_clients as c
  set token_prefix = left(v_token, 8), token_created_at = v_now, token_expires_at = v_end,
    previous_expires_at = v_until
  where c.tenant_id = v_client.tenant_id and c.id = v_client.id;
  perform security.log_event(
    'TOKEN_ROTATED', v_client.tenant_id,
    jsonb_build_object('client_id', v_client.id, 'previous_expires_at', v_until),
    site_id => v_client.site_id
  );
  return jsonb_build_object(
    'client_id', v_client.id, 'token', v_token, 'previous_expires_at', v_until
  );
end
$$;
comment on function messaging.rotate_api_client(uuid, integer, text) is
  'A new token, shown this once, with the lifetime of the old one, which works for grace_hours more (0 to 720); the one before it ends at once. expected_prefix: of the token that the caller saw. Permission clients.write. Errors: api_client_not_found (404), api_client_revoked, api_client_conflict (409).';
revoke all on function messaging.rotate_api_client(uuid, integer, text) from public;
grant execute on function messaging.rotate_api_client(uuid, integer, text)
  to authenticated, service_role;

create function public.rotate_api_client(
  client_id uuid,
  grace_hours integer default 24,
  expected_prefix text default null
)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.rotate_api_client(client_id, grace_hours, expected_prefix);
end;
revoke all on function public.rotate_api_client(uuid, integer, text) from public;
grant execute on function public.rotate_api_client(uuid, integer, text)
  to authenticated, service_role;

create function messaging.revoke_api_client(client_id uuid, reason text)
returns public.api_clients
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see create_api_client.
declare
  v_client public.api_clients := messaging.client_for_change(client_id);
begin
  perform messaging.require_reason(reason);
  delete from messaging.api_tokens as t
  where t.tenant_id = v_client.tenant_id and t.client_id = v_client.id;
  update public.api_clients as c
  set is_active = false, revoked_at = now(), revoked_reason = btrim(reason)
  where c.tenant_id = v_client.tenant_id and c.id = v_client.id
  returning c.* into v_client;
  perform security.log_event(
    'API_CLIENT_REVOKED', v_client.tenant_id, jsonb_build_object('client_id', v_client.id),
    site_id => v_client.site_id
  );
  return v_client;
end
$$;
comment on function messaging.revoke_api_client(uuid, text) is
  'Ends a client and its tokens at once. Permission clients.write. Errors: api_client_not_found (404), api_client_revoked (409), reason_required (422).';
revoke all on function messaging.revoke_api_client(uuid, text) from public;
grant execute on function messaging.revoke_api_client(uuid, text) to authenticated, service_role;

create function public.revoke_api_client(client_id uuid, reason text)
returns public.api_clients
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.revoke_api_client(client_id, reason);
end;
revoke all on function public.revoke_api_client(uuid, text) from public;
grant execute on function public.revoke_api_client(uuid, text) to authenticated, service_role;

create function messaging.change_api_client(
  client_id uuid,
  name text,
  scopes text[],
  expected_scopes text[] default null
)
returns public.api_clients
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see create_api_client. The client is locked: of two who change scopes that they read
-- before, the second would give back what the first took away.
declare
  v_client public.api_clients := messaging.client_for_change(client_id);
begin
  if not (v_client.scopes <@ expected_scopes and v_client.scopes @> expected_scopes) then
    raise exception using
      errcode = 'PT409',
      message = 'api_client_conflict',
      detail = format(
        'The scopes of %s are %s by now.', v_client.name, array_to_string(v_client.scopes, ', ')
      ),
      hint = 'Read the client again, then decide.';
  end if;
  update public.api_clients as c
  set name = coalesce(btrim(change_api_client.name), c.name),
    scopes = coalesce(change_api_client.scopes, c.scopes)
  where c.tenant_id = v_client.tenant_id and c.id = v_client.id
  returning c.* into v_client;
  perform security.log_event(
    'API_CLIENT_CHANGED', v_client.tenant_id,
    jsonb_build_object('client_id', v_client.id, 'scopes', to_jsonb(v_client.scopes)),
    site_id => v_client.site_id
  );
  return v_client;
end
$$;
comment on function messaging.change_api_client(uuid, text, text[], text[]) is
  'Renames a client or changes its scopes; null leaves as it is. expected_scopes: those that the change was made from. Permission clients.write. Errors: api_client_not_found (404), api_client_revoked, api_client_conflict (409).';
revoke all on function messaging.change_api_client(uuid, text, text[], text[]) from public;
grant execute on function messaging.change_api_client(uuid, text, text[], text[])
  to authenticated, service_role;

create function public.change_api_client(
  client_id uuid,
  name text,
  scopes text[],
  expected_scopes text[] default null
)
returns public.api_clients
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.change_api_client(client_id, name, scopes, expected_scopes);
end;
revoke all on function public.change_api_client(uuid, text, text[], text[]) from public;
grant execute on function public.change_api_client(uuid, text, text[], text[])
  to authenticated, service_role;
