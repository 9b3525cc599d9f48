import { callRpc, unwrap } from "../../../shared/api/call-rpc.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";

export interface ApiClient {
  id: string;
  site_id: string;
  name: string;
  scopes: string[];
  is_active: boolean;
  contract_version: string;
  token_prefix: string;
  token_created_at: string;
  token_expires_at: string | null;
  previous_expires_at: string | null;
  last_used_at: string | null;
  revoked_at: string | null;
  revoked_reason: string | null;
  created_at: string;
}

export function readClients(tenantId: string, isWithRevoked: boolean): Promise<ApiClient[]> {
  let query = supabase
    .from("api_clients")
    .select(
      "id, site_id, name, scopes, is_active, contract_version, token_prefix, token_created_at, token_expires_at, previous_expires_at, last_used_at, revoked_at, revoked_reason, created_at",
    )
    .eq("tenant_id", tenantId);
  if (!isWithRevoked) query = query.eq("is_active", true);
  return unwrap<ApiClient[]>(query.order("is_active", { ascending: false }).order("name"));
}

/** The token is in this answer and nowhere else, ever. */
export interface MintedToken {
  client_id: string;
  token: string;
  previous_expires_at?: string;
}

export interface NewClient {
  /** Given here, so that trying again after a lost answer makes no second client. */
  client_id: string;
  tenant_id: string;
  site_id: string;
  name: string;
  scopes: string[];
  expires_at: string | null;
}

export function createClient(client: NewClient): Promise<MintedToken> {
  return callRpc<MintedToken>("create_api_client", client);
}

type Rotated = Pick<ApiClient, "id" | "token_prefix">;

/** Of the token that was seen: who comes second would end the one that the partner still uses. */
export function rotateClient(client: Rotated, graceHours: number): Promise<MintedToken> {
  return callRpc<MintedToken>("rotate_api_client", {
    client_id: client.id,
    grace_hours: graceHours,
    expected_prefix: client.token_prefix,
  });
}

export interface ClientChange {
  client: Pick<ApiClient, "id" | "name" | "scopes">;
  name: string;
  scopes: string[];
}

/** Says only what was changed, and from which scopes: nobody's taken scope comes back by a new name. */
export function changeClient({ client, name, scopes }: ClientChange): Promise<unknown> {
  const isSame =
    scopes.length === client.scopes.length &&
    scopes.every((scope) => client.scopes.includes(scope));
  return callRpc("change_api_client", {
    client_id: client.id,
    name: name === client.name ? null : name,
    scopes: isSame ? null : scopes,
    expected_scopes: isSame ? null : client.scopes,
  });
}

export function revokeClient(id: string, reason: string): Promise<unknown> {
  return callRpc("revoke_api_client", { client_id: id, reason });
}
