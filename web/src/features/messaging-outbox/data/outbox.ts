import { callRpc, unwrap } from "../../../shared/api/call-rpc.ts";
import { type RowsPage, rangeOf, readPage } from "../../../shared/api/read-page.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import type { LocalizedText } from "../../../shared/i18n/use-localized.ts";
import type { OutboundSwitch, RemedyButton } from "../../../shared/messaging/outbound.ts";
import { type Collected, collectPages } from "../model/collect-pages.ts";
import type { Waiting } from "../model/held.ts";

export const PER_PAGE = 50;
const PER_READ = 200;

export interface WaitingRow extends Waiting {
  id: number;
  created_at: string;
  channel: string;
  channel_id: string;
  conversation_id: string;
  kind: string;
  category: string;
  template: string | null;
  status: string;
  attempts: number;
  error_key: string | null;
}

export interface DeadRow {
  id: number;
  created_at: string;
  channel: string;
  conversation_id: string;
  contact_name: string | null;
  status: string;
  error_code: number | null;
  key: string | null;
  reason: LocalizedText;
  remedy: LocalizedText;
  button: RemedyButton;
  attempts: number;
  template: string | null;
  can_replay: boolean;
}

const WAITING_COLUMNS =
  "id, created_at, channel, channel_id, conversation_id, kind, category, template, status, attempts, error_key, due_at, leased_until, held_reason, blocked_by";

export interface OutboxAsked {
  tenantId: string;
  channelId: string;
  errorKey: string;
}

export function readWaiting(asked: OutboxAsked, page: number): Promise<RowsPage<WaitingRow>> {
  let query = supabase
    .from("v_outbox")
    .select(WAITING_COLUMNS, { count: "exact" })
    .eq("tenant_id", asked.tenantId)
    .in("status", ["PENDING", "RETRY"]);
  if (asked.channelId) query = query.eq("channel_id", asked.channelId);
  if (asked.errorKey) query = query.eq("error_key", asked.errorKey);
  return readPage<WaitingRow>(query.order("id").range(...rangeOf(page, PER_PAGE)));
}

/** Dead letters or unknown outcomes: one call of the database lists both. */
export function readDead(
  asked: OutboxAsked,
  status: "DLQ" | "UNKNOWN",
  beforeId: number | null,
  words: string,
): Promise<Collected<DeadRow>> {
  const read = (before: number | null) =>
    callRpc<DeadRow[]>("list_dead_letters", {
      tenant_id: asked.tenantId,
      channel_id: asked.channelId || null,
      error_key: asked.errorKey || null,
      query: words || null,
      before_id: before,
      limit_count: PER_READ,
    });
  return collectPages(read, (row) => row.status === status, beforeId, PER_READ, PER_PAGE);
}

export interface SwitchRow extends OutboundSwitch {
  channel: { display_name: string } | null;
  contact: { display_name: string | null; phone: string | null } | null;
}

export function readSwitches(tenantId: string): Promise<SwitchRow[]> {
  return unwrap<SwitchRow[]>(
    supabase
      .from("outbound_switches")
      .select(
        "id, scope, channel_id, template_key, contact_id, mode, reason, actor_name, expires_at, created_at, channel:channel_identities!outbound_switches_channel_fkey(display_name), contact:contacts!outbound_switches_contact_fkey(display_name, phone)",
      )
      .eq("tenant_id", tenantId)
      .order("created_at", { ascending: false }),
  );
}

export interface ChannelFacts {
  id: string;
  status: string;
  circuit: string;
}

export function readChannelFacts(tenantId: string): Promise<ChannelFacts[]> {
  return unwrap<ChannelFacts[]>(
    supabase.from("v_channels").select("id, status, circuit").eq("tenant_id", tenantId),
  );
}

export interface NewSwitch {
  tenantId: string;
  scope: string;
  target: string;
  mode: string;
  reason: string;
  expiresAt: string | null;
}

export function setSwitch({ tenantId, expiresAt, ...rest }: NewSwitch): Promise<unknown> {
  return callRpc("set_outbound_switch", { ...rest, tenant_id: tenantId, expires_at: expiresAt });
}

export function clearSwitch(id: string, reason: string): Promise<unknown> {
  return callRpc("clear_outbound_switch", { switch_id: id, reason });
}

export interface FlagState {
  key: string;
  value: unknown;
  reason: string | null;
}

const SENDING_FLAGS = ["OUTBOUND_ENABLED", "OUTBOX_WORKER_ENABLED", "DLQ_REPLAY_ENABLED"];

/** The flags that stop sending as a whole, as they count for this tenant. */
export async function readSendingFlags(tenantId: string): Promise<FlagState[]> {
  const flags = await callRpc<FlagState[]>("effective_flags", { tenant_id: tenantId });
  return flags.filter(({ key }) => SENDING_FLAGS.includes(key));
}

export interface TargetChoice {
  id: string;
  label: string;
}

export async function readTemplateKeys(tenantId: string): Promise<TargetChoice[]> {
  const rows = await unwrap<{ key: string }[]>(
    supabase
      .from("message_templates")
      .select("key")
      .or(`tenant_id.eq.${tenantId},tenant_id.is.null`)
      .order("key"),
  );
  return [...new Set(rows.map(({ key }) => key))].map((key) => ({ id: key, label: key }));
}

export async function readContactChoices(tenantId: string): Promise<TargetChoice[]> {
  const rows = await unwrap<{ id: string; display_name: string | null; phone: string | null }[]>(
    supabase
      .from("contacts")
      .select("id, display_name, phone")
      .eq("tenant_id", tenantId)
      .is("merged_into", null)
      .order("display_name")
      .limit(500),
  );
  return rows.map(({ id, display_name, phone }) => ({
    id,
    label: [display_name, phone].filter((part) => part !== null).join(" · ") || id,
  }));
}
