import { callRpc, unwrap } from "../../../shared/api/call-rpc.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";

export interface TemplateChoice {
  tenant_id: string | null;
  key: string;
  locale: string;
  content: string;
  variables: string[];
  approval_state: string;
}

/** What may be sent by hand: the company's own texts and everybody's. */
export function readTemplateChoices(tenantId: string): Promise<TemplateChoice[]> {
  return unwrap<TemplateChoice[]>(
    supabase
      .from("message_templates")
      .select("tenant_id, key, locale, content, variables, approval_state")
      .or(`tenant_id.eq.${tenantId},tenant_id.is.null`)
      .eq("is_active", true)
      .order("key"),
  );
}

export interface Preview {
  text: string;
  direction: "ltr" | "rtl";
  missing: string[];
}

export function previewTemplate(
  tenantId: string,
  key: string,
  variables: Record<string, string>,
): Promise<Record<string, Preview>> {
  return callRpc("preview_template", { tenant_id: tenantId, key, variables });
}
