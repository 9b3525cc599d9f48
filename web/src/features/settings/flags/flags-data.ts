import { callRpc, unwrap } from "../../../shared/api/call-rpc.ts";
import { type RowsPage, rangeOf, readPage } from "../../../shared/api/read-page.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import type { LocalizedText } from "../../../shared/i18n/use-localized.ts";

export type FlagValue = string | number | boolean;
export type Scope = "global" | "tenant" | "channel";
export type Allowed =
  | FlagValue[]
  | { min?: number; max?: number; max_length?: number; pattern?: string }
  | null;

export const CHANNELS = ["whatsapp", "instagram", "messenger"] as const;

export interface Flag {
  key: string;
  kind: "flag" | "kill_switch" | "setting";
  module: string;
  value_type: "boolean" | "integer" | "numeric" | "text" | "enum";
  allowed_values: Allowed;
  description: LocalizedText;
  default_value: FlagValue;
  value: FlagValue;
  scope: Scope | "default";
  reason: string | null;
  actor_name: string | null;
  expires_at: string | null;
  scopes: Scope[];
  aliases: string[];
}

/** One place where a flag may hold a value: platform, organisation, channel, or channel of one. */
export interface Target {
  scope: Scope;
  tenant_id: string | null;
  channel: string | null;
}

export interface SetValue extends Target {
  id: string;
  value: FlagValue;
  reason: string;
  expires_at: string | null;
  updated_at: string;
  version: number;
}

export interface FlagChange extends Target {
  id: number;
  from_value: FlagValue | null;
  to_value: FlagValue | null;
  reason: string;
  actor_name: string | null;
  expires_at: string | null;
  version: number;
  created_at: string;
}

export const HISTORY_PER_PAGE = 20;

export function readFlags(tenantId: string | null, channel: string): Promise<Flag[]> {
  return callRpc<Flag[]>("effective_flags", { tenant_id: tenantId, channel: channel || null });
}

function ofTenant(tenantId: string): string {
  return `tenant_id.is.null,tenant_id.eq.${tenantId}`;
}

export function readSetValues(key: string, tenantId: string): Promise<SetValue[]> {
  return unwrap<SetValue[]>(
    supabase
      .from("flag_values")
      .select("*")
      .eq("flag_key", key)
      .or(ofTenant(tenantId))
      .order("updated_at", { ascending: false }),
  );
}

export function readFlagHistory(
  key: string,
  tenantId: string,
  page: number,
): Promise<RowsPage<FlagChange>> {
  return readPage<FlagChange>(
    supabase
      .from("flag_history")
      .select("*", { count: "exact" })
      .eq("flag_key", key)
      .or(ofTenant(tenantId))
      .order("id", { ascending: false })
      .range(...rangeOf(page, HISTORY_PER_PAGE)),
  );
}

export interface FlagWrite extends Target {
  key: string;
  /** null clears the value. */
  value: FlagValue | null;
  reason: string;
  expires_at: string | null;
  /** Version seen on screen; 0 when no value stood there. */
  version: number;
}

export function writeFlag(write: FlagWrite): Promise<unknown> {
  const target = {
    flag_key: write.key,
    scope: write.scope,
    tenant_id: write.tenant_id,
    channel: write.channel,
    reason: write.reason.trim(),
    expected_version: write.version,
  };
  if (write.value === null) return callRpc("clear_flag", target);
  return callRpc("set_flag", { ...target, value: write.value, expires_at: write.expires_at });
}

export function isSameTarget(left: Target, right: Target): boolean {
  return left.tenant_id === right.tenant_id && left.channel === right.channel;
}
