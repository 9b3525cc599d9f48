import { callRpc, unwrap } from "../../../shared/api/call-rpc.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import type { Payload } from "../../../shared/messaging/payload.ts";
import type { ConversationFilters } from "../model/filters.ts";
import type { ConversationRow, Message } from "../model/types.ts";

export const CONVERSATIONS_PER_PAGE = 50;
export const MESSAGES_PER_PAGE = 50;

export function searchConversations(
  tenantId: string,
  filters: ConversationFilters,
  beforeAt: string | null,
): Promise<ConversationRow[]> {
  return callRpc<ConversationRow[]>("search_conversations", {
    tenant_id: tenantId,
    query: filters.q || null,
    channel: filters.channel || null,
    site_id: filters.site || null,
    state: filters.state || null,
    before_at: beforeAt,
    limit_count: CONVERSATIONS_PER_PAGE,
  });
}

export interface ConversationFacts {
  id: string;
  site_id: string;
  channel_id: string;
  channel: string;
  recipient: string;
  contact_id: string;
  handled_by: string;
  window_expires_at: string | null;
  quarantined_until: string | null;
  last_reply_locale: string | null;
  merged_into: string | null;
  contact: { display_name: string | null; phone: string | null } | null;
}

export async function readConversation(
  tenantId: string,
  id: string,
): Promise<ConversationFacts | null> {
  const rows = await unwrap<ConversationFacts[]>(
    supabase
      .from("conversations")
      .select(
        "id, site_id, channel_id, channel, recipient, contact_id, handled_by, window_expires_at, quarantined_until, last_reply_locale, merged_into, contact:contacts!conversations_contact_fkey(display_name, phone)",
      )
      .eq("tenant_id", tenantId)
      .eq("id", id),
  );
  return rows[0] ?? null;
}

export function listMessages(conversationId: string, beforeAt: string | null): Promise<Message[]> {
  return callRpc<Message[]>("list_messages", {
    conversation_id: conversationId,
    before_at: beforeAt,
    limit_count: MESSAGES_PER_PAGE,
  });
}

export interface Sending {
  conversationId: string;
  payload: Payload & { template?: { approved?: boolean } };
  /** Made before the first attempt: a retry after a lost answer sends nothing again. */
  key: string;
}

export function sendMessage({ conversationId, payload, key }: Sending): Promise<{ id: number }> {
  return callRpc("send_message", {
    conversation_id: conversationId,
    payload: payload as never,
    dedupe_key: key,
  });
}

/** How many will be handled with the next tick: none when it was answered meanwhile. */
export function reprocessInbound(id: number, reason: string): Promise<number> {
  return callRpc<number>("reprocess_inbound", { message_ids: [id], reason });
}
