import { rangeOf, readPage } from "../../../shared/api/read-page.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import type { Period } from "../../../shared/depot/period.ts";
import type { JournalRow } from "../model/journal.ts";

export interface JournalQuery {
  tenantId: string;
  depotId: string | null;
  period: Period;
  nature: string;
  citerne: string;
  produit: string;
  proprietaire: string;
  /** All, reversals only, or what was booked late. */
  only: string;
}

/** The ledger, newest first. */
export function fetchJournal(query: JournalQuery, page: number, perPage: number) {
  let select = supabase
    .from("v_journal_stock")
    .select("*", { count: "estimated" })
    .eq("tenant_id", query.tenantId);
  if (query.depotId !== null) select = select.eq("depot_id", query.depotId);
  const { du, au } = query.period;
  if (du !== null) select = select.gte("date_jour", du);
  if (au !== null) select = select.lte("date_jour", au);
  if (query.nature !== "") select = select.eq("nature", query.nature);
  if (query.citerne !== "") select = select.eq("citerne_id", query.citerne);
  if (query.produit !== "") select = select.eq("produit_id", query.produit);
  if (query.proprietaire === "MONALUXE") select = select.is("partenaire_id", null);
  else if (query.proprietaire !== "") select = select.eq("partenaire_id", query.proprietaire);
  if (query.only === "reversals") select = select.eq("est_contrepassation", true);
  if (query.only === "late") select = select.eq("est_tardive", true);
  // By the index at hand: without days, a tank is read along its chain and a company by id, both of
  // which grow with the booking; sorting ten million entries by day would take as many reads.
  if (du === null && query.citerne !== "")
    select = select.order("citerne_no", { ascending: false });
  else if (du !== null || query.depotId !== null) {
    select = select.order("date_jour", { ascending: false });
  }
  return readPage<JournalRow>(
    select.order("id", { ascending: false }).range(...rangeOf(page, perPage)),
  );
}
