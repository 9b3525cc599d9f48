import { callRpc, type RpcArgs, unwrap } from "../../../shared/api/call-rpc.ts";
import { type RowsPage, rangeOf, readPage } from "../../../shared/api/read-page.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import type { Reversal } from "../../../shared/depot/reverse-dialog.tsx";
import type { ControlQuery } from "./control-query.ts";

export const ADJUSTMENT_STATES = ["PROPOSE", "APPROUVE", "REJETE", "ANNULE"] as const;
export const NATURES = ["PERTE", "GAIN", "AJUSTEMENT", "OUVERTURE"] as const;
export type Nature = (typeof NATURES)[number];

export interface Adjustment {
  id: string;
  depot_id: string;
  depot_nom: string;
  citerne_id: string;
  citerne_nom: string;
  produit_nom: string;
  couleur: string;
  proprietaire_type: string;
  partenaire_nom: string | null;
  nature: Nature;
  mouvement_type: "RECEPTION" | "SORTIE" | null;
  mouvement_id: string | null;
  prise_id: string | null;
  prise_at: string | null;
  prise_volume_mesure: number | null;
  survenu_at: string;
  delta_ambiant: number;
  delta_15c: number;
  temperature_c: number | null;
  densite_observee_kgm3: number | null;
  densite_a_15_kgm3: number | null;
  vcf: number | null;
  methode: string;
  reason: string;
  preuve: string | null;
  statut: string;
  created_by: string | null;
  created_by_nom: string | null;
  created_at: string;
  decide_par: string | null;
  decide_par_nom: string | null;
  decide_at: string | null;
  decide_motif: string | null;
  annule_par_nom: string | null;
  annule_at: string | null;
  annule_motif: string | null;
}

export function readAdjustments(
  asked: ControlQuery,
  page: number,
  perPage: number,
): Promise<RowsPage<Adjustment>> {
  let query = supabase
    .from("v_stocks_adjustments")
    .select("*", { count: "exact" })
    .eq("tenant_id", asked.tenantId);
  if (asked.depotId) query = query.eq("depot_id", asked.depotId);
  if (asked.range.du) query = query.gte("date_jour", asked.range.du);
  if (asked.range.au) query = query.lte("date_jour", asked.range.au);
  if (asked.citerne) query = query.eq("citerne_id", asked.citerne);
  if (asked.produit) query = query.eq("produit_id", asked.produit);
  if (asked.etat) query = query.eq("statut", asked.etat);
  return readPage<Adjustment>(
    query
      .order("created_at", { ascending: false })
      .order("id", { ascending: false })
      .range(...rangeOf(page, perPage)),
  );
}

export async function readAdjustment(tenantId: string, id: string): Promise<Adjustment | null> {
  const rows = await unwrap<Adjustment[]>(
    supabase.from("v_stocks_adjustments").select("*").eq("tenant_id", tenantId).eq("id", id),
  );
  return rows[0] ?? null;
}

export function proposeAdjustment(write: RpcArgs<"propose_adjustment">): Promise<unknown> {
  return callRpc("propose_adjustment", write);
}

export function proposeDipAdjustment(write: RpcArgs<"propose_dip_adjustment">): Promise<unknown> {
  return callRpc("propose_dip_adjustment", write);
}

export function approveAdjustment(id: string, note: string | null): Promise<unknown> {
  return callRpc("approve_adjustment", { id, note });
}

export function rejectAdjustment(id: string, motif: string): Promise<unknown> {
  return callRpc("reject_adjustment", { id, motif });
}

export function reverseAdjustment(id: string, { motif, survenuAt }: Reversal): Promise<unknown> {
  return callRpc("reverse_adjustment", { id, motif, survenu_at: survenuAt });
}
