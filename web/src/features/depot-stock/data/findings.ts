import { callRpc } from "../../../shared/api/call-rpc.ts";
import { type RowsPage, rangeOf, readPage } from "../../../shared/api/read-page.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import type { Finding } from "../model/finding.ts";

export interface FindingQuery {
  tenantId: string;
  depotId: string | null;
  /** open, closed or, empty, both. */
  state: string;
  registre: string;
  /** One chain only: what an alert leads to. */
  chaine: string;
}

export type FindingPage = RowsPage<Finding>;

/** Newest first. */
export function fetchFindings(query: FindingQuery, page: number, perPage: number) {
  let select = supabase
    .from("v_tamper_findings")
    .select("*", { count: "exact" })
    .eq("tenant_id", query.tenantId);
  if (query.depotId !== null) select = select.eq("depot_id", query.depotId);
  if (query.state === "open") select = select.is("clos_at", null);
  if (query.state === "closed") select = select.not("clos_at", "is", null);
  if (query.registre !== "") select = select.eq("registre", query.registre);
  if (query.chaine !== "") select = select.eq("chaine", query.chaine);
  return readPage<Finding>(
    select
      .order("found_at", { ascending: false })
      .order("id")
      .range(...rangeOf(page, perPage)),
  );
}

export function closeFinding(id: string, motif: string): Promise<Finding> {
  return callRpc<Finding, "close_tamper_finding">("close_tamper_finding", { id, motif });
}
