import { callRpc, type RpcArgs } from "../../../shared/api/call-rpc.ts";
import { type RowsPage, rangeOf, readPage } from "../../../shared/api/read-page.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import type { Reversal } from "../../../shared/depot/reverse-dialog.tsx";
import type { ControlQuery } from "./control-query.ts";

export interface Transfer {
  id: string;
  depot_id: string;
  depot_nom: string;
  produit_nom: string;
  produit_couleur: string;
  citerne_source_nom: string;
  citerne_destination_nom: string;
  proprietaire_type: string;
  partenaire_nom: string | null;
  survenu_at: string;
  volume_sorti: number;
  volume_sorti_15c: number;
  volume_recu: number;
  volume_recu_15c: number;
  ecart_ambiant: number;
  ecart_15c: number;
  temperature_c: number;
  densite_observee_kgm3: number;
  statut: string;
  note: string | null;
  created_by_nom: string | null;
  created_at: string;
  annule_par_nom: string | null;
  annule_at: string | null;
  annule_motif: string | null;
}

export function readTransfers(
  asked: ControlQuery,
  page: number,
  perPage: number,
): Promise<RowsPage<Transfer>> {
  let query = supabase
    .from("v_transferts")
    .select("*", { count: "exact" })
    .eq("tenant_id", asked.tenantId);
  if (asked.depotId) query = query.eq("depot_id", asked.depotId);
  if (asked.range.du) query = query.gte("date_jour", asked.range.du);
  if (asked.range.au) query = query.lte("date_jour", asked.range.au);
  if (asked.produit) query = query.eq("produit_id", asked.produit);
  if (asked.etat) query = query.eq("statut", asked.etat);
  if (asked.citerne) {
    query = query.or(
      `citerne_source_id.eq.${asked.citerne},citerne_destination_id.eq.${asked.citerne}`,
    );
  }
  return readPage<Transfer>(
    query
      .order("survenu_at", { ascending: false })
      .order("id", { ascending: false })
      .range(...rangeOf(page, perPage)),
  );
}

export function recordTransfer(write: RpcArgs<"record_transfer">): Promise<unknown> {
  return callRpc("record_transfer", write);
}

export function reverseTransfer(id: string, { motif, survenuAt }: Reversal): Promise<unknown> {
  return callRpc("reverse_transfer", { id, motif, survenu_at: survenuAt });
}
