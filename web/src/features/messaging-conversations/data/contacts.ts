import { callRpc, unwrap } from "../../../shared/api/call-rpc.ts";
import { ilikePattern } from "../../../shared/api/read-page.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";

export interface Contact {
  id: string;
  display_name: string | null;
  phone: string | null;
  opted_out: "marketing" | "all" | null;
  opted_out_at: string | null;
  blocked_at: string | null;
  merged_into: string | null;
  first_seen_at: string;
  version: number;
}

export interface Identity {
  channel: string;
  kind: string;
  value: string;
  linked_at: string;
}

export interface Merge {
  id: number;
  kind: "merge" | "split" | "link";
  reason: string;
  actor_name: string | null;
  created_at: string;
}

export interface ContactFile {
  contact: Contact;
  identities: Identity[];
  locale: string | null;
  merges: Merge[];
}

const CONTACT_COLUMNS =
  "id, display_name, phone, opted_out, opted_out_at, blocked_at, merged_into, first_seen_at, version";

export async function readContactFile(tenantId: string, id: string): Promise<ContactFile | null> {
  const [contacts, identities, preferences, merges] = await Promise.all([
    unwrap<Contact[]>(
      supabase.from("contacts").select(CONTACT_COLUMNS).eq("tenant_id", tenantId).eq("id", id),
    ),
    unwrap<Identity[]>(
      supabase
        .from("contact_identities")
        .select("channel, kind, value, linked_at")
        .eq("tenant_id", tenantId)
        .eq("contact_id", id)
        .order("linked_at"),
    ),
    unwrap<{ locale: string }[]>(
      supabase
        .from("customer_preferences")
        .select("locale")
        .eq("tenant_id", tenantId)
        .eq("contact_id", id),
    ),
    unwrap<Merge[]>(
      supabase
        .from("contact_merges")
        .select("id, kind, reason, actor_name, created_at")
        .eq("tenant_id", tenantId)
        .or(`from_contact_id.eq.${id},into_contact_id.eq.${id}`)
        .order("id", { ascending: false })
        .limit(20),
    ),
  ]);
  const [contact] = contacts;
  return contact ? { contact, identities, locale: preferences[0]?.locale ?? null, merges } : null;
}

/** Contacts that stand by themselves, by a part of their name or number. */
export function findContacts(tenantId: string, text: string, except: string): Promise<Contact[]> {
  const pattern = ilikePattern(text);
  return unwrap<Contact[]>(
    supabase
      .from("contacts")
      .select(CONTACT_COLUMNS)
      .eq("tenant_id", tenantId)
      .is("merged_into", null)
      .neq("id", except)
      .or(`display_name.ilike.${pattern},phone.ilike.${pattern}`)
      .order("display_name")
      .limit(20),
  );
}

export interface Consent {
  contact: Pick<Contact, "id" | "version">;
  optedOut: "marketing" | "all" | null;
  isBlocked: boolean;
  reason: string;
}

export function setConsent({ contact, optedOut, isBlocked, reason }: Consent): Promise<unknown> {
  return callRpc("set_contact_consent", {
    contact_id: contact.id,
    opted_out: optedOut,
    blocked: isBlocked,
    reason,
    expected_version: contact.version,
  });
}

export function setCustomerLocale(contactId: string, locale: string): Promise<unknown> {
  return callRpc("set_customer_locale", { contact_id: contactId, locale });
}

export function mergeContacts(from: string, into: string, reason: string): Promise<unknown> {
  return callRpc("merge_contacts", { from_contact: from, into_contact: into, reason });
}

export function splitIdentity(
  tenantId: string,
  identity: Pick<Identity, "channel" | "kind" | "value">,
  reason: string,
): Promise<unknown> {
  const { channel, kind, value } = identity;
  return callRpc("split_identity", { tenant_id: tenantId, channel, kind, value, reason });
}
