import { unwrap } from "../../../shared/api/call-rpc.ts";
import { ilikePattern, type RowsPage, rangeOf, readPage } from "../../../shared/api/read-page.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import type { LocalizedText } from "../../../shared/i18n/use-localized.ts";

export interface Member {
  id: string;
  user_id: string | null;
  nom_complet: string;
  email: string | null;
  role: string;
  role_label: LocalizedText;
  site_id: string | null;
  site_name: string | null;
  status: "active" | "suspended";
  is_self: boolean;
  version: number;
  created_at: string;
  last_change_kind: string | null;
  last_change_at: string | null;
  last_change_by: string | null;
  last_change_reason: string | null;
}

export interface Invitation {
  id: string;
  email: string;
  role: string;
  role_label: LocalizedText;
  site_name: string | null;
  status: "pending" | "accepted" | "revoked" | "expired";
  expires_at: string;
  invited_by_name: string | null;
  created_at: string;
  accepted_at: string | null;
}

export interface AccessEvent {
  id: number;
  kind: string;
  subject_name: string;
  actor_name: string | null;
  actor_role: string;
  old_values: Record<string, unknown> | null;
  new_values: Record<string, unknown> | null;
  reason: string | null;
  created_at: string;
}

export interface Role {
  code: string;
  domain: "depot" | "resto" | null;
  label: LocalizedText;
  is_guardian: boolean;
}

export interface Site {
  id: string;
  name: string;
}

export interface MemberFilters {
  search: string;
  role: string;
  site: string;
  status: string;
}

export const PER_PAGE = 50;

export function readMembers(
  tenantId: string,
  filters: MemberFilters,
  page: number,
): Promise<RowsPage<Member>> {
  let query = supabase
    .from("v_members")
    .select("*", { count: "exact" })
    .eq("tenant_id", tenantId)
    .order("nom_complet")
    .order("id")
    .range(...rangeOf(page, PER_PAGE));
  if (filters.role) query = query.eq("role", filters.role);
  if (filters.status) query = query.eq("status", filters.status as Member["status"]);
  if (filters.site === "none") query = query.is("site_id", null);
  else if (filters.site) query = query.eq("site_id", filters.site);
  if (filters.search) {
    const pattern = ilikePattern(filters.search);
    query = query.or(`nom_complet.ilike.${pattern},email.ilike.${pattern}`);
  }
  return readPage<Member>(query);
}

export function readInvitations(tenantId: string, page: number): Promise<RowsPage<Invitation>> {
  return readPage<Invitation>(
    supabase
      .from("v_invitations")
      .select("*", { count: "exact" })
      .eq("tenant_id", tenantId)
      .order("created_at", { ascending: false })
      .range(...rangeOf(page, PER_PAGE)),
  );
}

export function readHistory(
  tenantId: string,
  profilId: string | null,
  page: number,
): Promise<RowsPage<AccessEvent>> {
  const query = supabase
    .from("access_events")
    .select("*", { count: "exact" })
    .eq("tenant_id", tenantId)
    .order("id", { ascending: false })
    .range(...rangeOf(page, PER_PAGE));
  return readPage<AccessEvent>(profilId ? query.eq("profil_id", profilId) : query);
}

export async function readChoices(
  tenantId: string,
  domain: string,
): Promise<{ roles: Role[]; sites: Site[] }> {
  const [roles, sites] = await Promise.all([
    unwrap<Role[]>(
      supabase.from("roles").select("code,domain,label,is_guardian").order("position"),
    ),
    unwrap<Site[]>(
      supabase.from("sites").select("id,name").eq("tenant_id", tenantId).order("name"),
    ),
  ]);
  return { roles: roles.filter((role) => role.domain === null || role.domain === domain), sites };
}
