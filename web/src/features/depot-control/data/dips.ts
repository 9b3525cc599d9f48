import { callRpc, type RpcArgs } from "../../../shared/api/call-rpc.ts";
import { type RowsPage, rangeOf, readPage } from "../../../shared/api/read-page.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import type { ControlQuery } from "./control-query.ts";

export interface Dip {
  id: string;
  depot_id: string;
  depot_nom: string;
  citerne_id: string;
  citerne_nom: string;
  produit_nom: string;
  couleur: string;
  prise_at: string;
  methode_jauge: string;
  hauteur_mm: number;
  eau_mm: number;
  temperature_c: number;
  densite_observee_kgm3: number;
  volume_mesure: number;
  volume_15c: number;
  stock_livre_ambiant: number | null;
  stock_livre_15c: number | null;
  ecart_ambiant: number | null;
  ecart_15c: number | null;
  ecart_15c_pct: number | null;
  tolerance_pct: number;
  hors_tolerance: boolean | null;
  certificat_expire: boolean;
  ajustement_id: string | null;
  ajustement_statut: string | null;
  ajustement_ambiant: number | null;
  operateur_nom: string | null;
  note: string | null;
  annulee_at: string | null;
  annulee_par_nom: string | null;
  annulee_motif: string | null;
}

export const DIP_STATES = ["hors_tolerance", "valide", "annulee"] as const;

export function readDips(
  asked: ControlQuery,
  page: number,
  perPage: number,
): Promise<RowsPage<Dip>> {
  let query = supabase
    .from("v_prises_de_hauteur")
    .select("*", { count: "exact" })
    .eq("tenant_id", asked.tenantId);
  if (asked.depotId) query = query.eq("depot_id", asked.depotId);
  if (asked.range.du) query = query.gte("date_jour", asked.range.du);
  if (asked.range.au) query = query.lte("date_jour", asked.range.au);
  if (asked.citerne) query = query.eq("citerne_id", asked.citerne);
  if (asked.produit) query = query.eq("produit_id", asked.produit);
  if (asked.etat === "hors_tolerance") query = query.eq("hors_tolerance", true);
  else if (asked.etat === "valide") query = query.is("annulee_at", null);
  else if (asked.etat === "annulee") query = query.not("annulee_at", "is", null);
  return readPage<Dip>(
    query
      .order("prise_at", { ascending: false })
      .order("id", { ascending: false })
      .range(...rangeOf(page, perPage)),
  );
}

export interface DipPreview {
  certificat_numero: string;
  certificat_expire: boolean;
  temperature_c: number;
  volume_brut_l: number;
  volume_eau_l: number;
  volume_mesure: number;
  volume_15c: number;
  vcf: number;
  densite_a_15_kgm3: number;
  stock_livre_ambiant: number;
  stock_livre_15c: number;
  ecart_l: number;
  ecart_15c: number;
  ecart_15c_pct: number | null;
  tolerance_pct: number;
  hors_tolerance: boolean;
}

export function previewDip(inputs: RpcArgs<"preview_dip">): Promise<DipPreview> {
  return callRpc<DipPreview, "preview_dip">("preview_dip", inputs);
}

export function recordDip(write: RpcArgs<"record_dip">): Promise<unknown> {
  return callRpc("record_dip", write);
}

export function voidDip(id: string, motif: string): Promise<unknown> {
  return callRpc("void_dip", { id, motif });
}
