import { unwrap } from "../../../shared/api/call-rpc.ts";
import { ilikePattern, type RowsPage, rangeOf, readPage } from "../../../shared/api/read-page.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import type { Period } from "../../../shared/depot/period.ts";
import type { StockDocument } from "../model/document.ts";
import type { ArrivedTrip } from "../model/head-draft.ts";
import { KINDS, type Kind } from "../model/kind.ts";

export interface DocumentQuery {
  tenantId: string;
  depotId: string | null;
  range: Period;
  numero: string;
  produit: string;
  citerne: string;
  /** MONALUXE, or the id of a partner. */
  proprietaire: string;
  statut: string;
}

export function readDocuments(
  kind: Kind,
  asked: DocumentQuery,
  page: number,
  perPage: number,
): Promise<RowsPage<StockDocument>> {
  // Both views have the columns that are named here, but for the day and the moment.
  const view = KINDS[kind].view as "v_receptions";
  const day = KINDS[kind].day as "date_reception";
  let query = supabase.from(view).select("*", { count: "exact" }).eq("tenant_id", asked.tenantId);
  if (asked.depotId) query = query.eq("depot_id", asked.depotId);
  if (asked.range.du) query = query.gte(day, asked.range.du);
  if (asked.range.au) query = query.lte(day, asked.range.au);
  if (asked.produit) query = query.eq("produit_id", asked.produit);
  if (asked.statut) query = query.eq("statut", asked.statut);
  if (asked.citerne) query = query.contains("lignes", [{ citerne_id: asked.citerne }] as never);
  if (asked.proprietaire === "MONALUXE") query = query.eq("proprietaire_type", "MONALUXE");
  else if (asked.proprietaire) query = query.eq("partenaire_id", asked.proprietaire);
  if (asked.numero) {
    const pattern = ilikePattern(asked.numero.trim());
    query = query.or(`numero.ilike.${pattern},plaque_camion.ilike.${pattern}`);
  }
  return readPage<StockDocument>(
    query
      .order(KINDS[kind].moment as "recue_at", { ascending: false })
      .order("id", { ascending: false })
      .range(...rangeOf(page, perPage)),
  );
}

export async function readDocument(
  kind: Kind,
  tenantId: string,
  id: string,
): Promise<StockDocument | null> {
  const rows = await unwrap<StockDocument[]>(
    supabase
      .from(KINDS[kind].view as "v_receptions")
      .select("*")
      .eq("tenant_id", tenantId)
      .eq("id", id),
  );
  return rows[0] ?? null;
}

const TRIP_COLUMNS =
  "id, depot_destination_id, produit_id, produit_nom, fournisseur_id, plaque_camion, bl_numero, scelles, statut, arrive_at, volume, volume_charge_15c, volume_recu_ambiant";

/** Trucks that stand before the depot, and the one that is asked for, which may be half unloaded. */
export function readArrivedTrips(tenantId: string, alsoId: string | null): Promise<ArrivedTrip[]> {
  const waiting = "and(statut.eq.ARRIVE,annule_at.is.null)";
  return unwrap<ArrivedTrip[]>(
    supabase
      .from("v_cours_de_route")
      .select(TRIP_COLUMNS)
      .eq("tenant_id", tenantId)
      .or(alsoId ? `${waiting},id.eq.${alsoId}` : waiting)
      .order("arrive_at"),
  );
}
