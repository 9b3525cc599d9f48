import { unwrap } from "../../../shared/api/call-rpc.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";

export type Person = {
  readonly user_id: string;
  readonly nom_complet: string;
  readonly role: string;
  readonly site_id: string | null;
  readonly status: string;
};
export type Site = { readonly id: string; readonly name: string; readonly code: string };

export const fetchPeople = async (tenantId: string): Promise<Person[]> => {
  const rows = await unwrap<Person[]>(
    supabase
      .from("v_members")
      .select("user_id, nom_complet, role, site_id, status")
      .eq("tenant_id", tenantId)
      .eq("status", "active")
      .order("nom_complet"),
  );
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(row.user_id) && seen.add(row.user_id));
};

export const fetchSites = (tenantId: string): Promise<Site[]> =>
  unwrap(supabase.from("sites").select("id, name, code").eq("tenant_id", tenantId).order("name"));
