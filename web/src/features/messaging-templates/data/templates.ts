import { callRpc, unwrap } from "../../../shared/api/call-rpc.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";

export interface TemplateRow {
  tenant_id: string | null;
  id: string;
  key: string;
  locale: string;
  content: string;
  variables: string[];
  approval_state: string;
  provider_name: string | null;
  provider_language: string | null;
  provider_category: string | null;
  rejected_reason: string | null;
  updated_at: string;
  version: number;
}

const COLUMNS =
  "tenant_id, id, key, locale, content, variables, approval_state, provider_name, provider_language, provider_category, rejected_reason, updated_at, version";

/** The company's own texts and everybody's; of one key when it is given. */
export function readTemplates(tenantId: string, key?: string): Promise<TemplateRow[]> {
  let query = supabase
    .from("message_templates")
    .select(COLUMNS)
    .or(`tenant_id.eq.${tenantId},tenant_id.is.null`);
  if (key !== undefined) query = query.eq("key", key);
  return unwrap<TemplateRow[]>(query.order("key").order("locale"));
}

export interface Preview {
  text: string;
  direction: "ltr" | "rtl";
  source: "draft" | "tenant" | "global" | "fallback" | "missing";
  length: number;
  missing: string[];
  undeclared: string[];
  warnings: string[];
}

export function previewTemplate(
  tenantId: string,
  key: string,
  variables: Record<string, string>,
  drafts: Record<string, string>,
): Promise<Record<string, Preview>> {
  return callRpc("preview_template", { tenant_id: tenantId, key, variables, content: drafts });
}

export interface Approval {
  state: string;
  name: string;
  language: string;
  category: string;
}

export interface TemplateWrite {
  tenantId: string;
  key: string;
  locale: string;
  content: string;
  variables: string[];
  /** 0: the company has no text of its own yet. */
  expectedVersion: number;
  approval?: Approval;
}

export function setTemplate(write: TemplateWrite): Promise<unknown> {
  const { key, locale, content, variables, expectedVersion, approval, tenantId } = write;
  return callRpc("set_template", {
    tenant_id: tenantId,
    key,
    locale,
    content,
    variables,
    expected_version: expectedVersion,
    approval: approval ? { ...approval } : null,
  });
}

export function clearTemplate(
  tenantId: string,
  { key, locale, version }: Pick<TemplateRow, "key" | "locale" | "version">,
): Promise<unknown> {
  return callRpc("clear_template", {
    tenant_id: tenantId,
    key,
    locale,
    expected_version: version,
  });
}

export interface TemplateVersion {
  id: number;
  locale: string;
  version: number;
  content: string | null;
  actor_name: string | null;
  created_at: string;
}

export function readVersions(tenantId: string, key: string): Promise<TemplateVersion[]> {
  return unwrap<TemplateVersion[]>(
    supabase
      .from("message_template_versions")
      .select("id, locale, version, content, actor_name, created_at")
      .eq("tenant_id", tenantId)
      .eq("key", key)
      .order("id", { ascending: false })
      .limit(30),
  );
}
