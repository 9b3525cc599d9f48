import { callRpc, unwrap } from "../../../shared/api/call-rpc.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import type { Database } from "../../../shared/database.types.ts";

export type Channel = Omit<Database["public"]["Views"]["v_channels"]["Row"], "ComputedFields">;

export function readChannels(tenantId: string): Promise<Channel[]> {
  return unwrap<Channel[]>(
    supabase.from("v_channels").select("*").eq("tenant_id", tenantId).order("display_name"),
  );
}

export interface ChannelEvent {
  id: number;
  field: string;
  content: unknown;
  received_at: string;
}

export function readChannelEvents(tenantId: string, channelId: string): Promise<ChannelEvent[]> {
  return unwrap<ChannelEvent[]>(
    supabase
      .from("channel_events")
      .select("id, field, content, received_at")
      .eq("tenant_id", tenantId)
      .eq("channel_id", channelId)
      .order("id", { ascending: false })
      .limit(20),
  );
}

export interface NewChannel {
  tenant_id: string;
  site_id: string;
  channel: string;
  identity: string;
  account_id: string;
  display_name: string;
  display_handle: string;
  token_ref: string;
  token_expires_at: string | null;
}

export function registerChannel(channel: NewChannel): Promise<unknown> {
  return callRpc("register_channel", channel);
}

export function changeChannel(
  channel: Pick<Channel, "id" | "version">,
  changes: Record<string, unknown>,
): Promise<unknown> {
  return callRpc("change_channel", {
    channel_id: channel.id,
    changes: changes as never,
    expected_version: channel.version,
  });
}

/** Null: unknown, or none. */
export function setDailyLimit(
  channelId: string,
  limit: number | null,
  reason: string,
): Promise<unknown> {
  return callRpc("set_daily_limit", {
    channel_id: channelId,
    daily_limit: limit as never,
    reason,
  });
}

export function closeCircuit(channelId: string, reason: string): Promise<unknown> {
  return callRpc("close_circuit", { channel_id: channelId, reason });
}
