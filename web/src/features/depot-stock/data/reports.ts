import { callRpc } from "../../../shared/api/call-rpc.ts";
import { type DailyAnswer, dailyRows } from "../model/daily-answer.ts";
import type { BilanRow, DailyRow } from "../model/report.ts";

export interface DailyQuery {
  depotId: string;
  du: string;
  au: string;
  produit: string;
  citerne: string;
  /** "MONALUXE", the id of a partner, or nothing. */
  proprietaire: string;
}

export async function fetchDailyStock(query: DailyQuery): Promise<DailyRow[]> {
  const isOwn = query.proprietaire === "MONALUXE";
  const answer = await callRpc<DailyAnswer, "daily_stock">("daily_stock", {
    depot_id: query.depotId,
    du: query.du,
    au: query.au,
    produit_id: query.produit || undefined,
    citerne_id: query.citerne || undefined,
    proprietaire_type: isOwn ? "MONALUXE" : undefined,
    partenaire_id: isOwn ? undefined : query.proprietaire || undefined,
  });
  return dailyRows(answer);
}

export type Grouping = "produit" | "citerne" | "proprietaire";

export function fetchBilan(
  depotId: string,
  du: string,
  au: string,
  grouping: Grouping,
): Promise<BilanRow[]> {
  return callRpc<BilanRow[], "bilan_matiere">("bilan_matiere", {
    depot_id: depotId,
    du,
    au,
    group_by: grouping,
  });
}
