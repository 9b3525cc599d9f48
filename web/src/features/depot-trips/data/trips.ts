import { callRpc, unwrap } from "../../../shared/api/call-rpc.ts";
import { ilikePattern, type RowsPage, rangeOf, readPage } from "../../../shared/api/read-page.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import type { Period } from "../../../shared/depot/period.ts";
import type { Step, Trip, TripStep } from "../model/trip.ts";

export interface TripQuery {
  tenantId: string;
  depotId: string | null;
  range: Period;
  statut: string;
  produit: string;
  fournisseur: string;
  plaque: string;
}

export const BOARD_LIMIT = 300;
const UNLOADED_DAYS = 7;
const DAY_MS = 86_400_000;

function filtered(asked: TripQuery) {
  let query = supabase
    .from("v_cours_de_route")
    .select("*", { count: "exact" })
    .eq("tenant_id", asked.tenantId);
  if (asked.depotId) query = query.eq("depot_destination_id", asked.depotId);
  if (asked.range.du) query = query.gte("date_chargement", asked.range.du);
  if (asked.range.au) query = query.lte("date_chargement", asked.range.au);
  if (asked.produit) query = query.eq("produit_id", asked.produit);
  if (asked.fournisseur) query = query.eq("fournisseur_id", asked.fournisseur);
  if (asked.statut === "ANNULE") query = query.not("annule_at", "is", null);
  else if (asked.statut) query = query.eq("statut", asked.statut).is("annule_at", null);
  if (asked.plaque) {
    const pattern = ilikePattern(asked.plaque.trim());
    query = query.or(`plaque_camion.ilike.${pattern},plaque_remorque.ilike.${pattern}`);
  }
  return query;
}

export function readTrips(
  asked: TripQuery,
  page: number,
  perPage: number,
): Promise<RowsPage<Trip>> {
  return readPage<Trip>(
    filtered(asked)
      .order("date_chargement", { ascending: false })
      .order("id", { ascending: false })
      .range(...rangeOf(page, perPage)),
  );
}

/** What is on the road or waits, and what was unloaded in the last week. Oldest step first. */
export function readBoard(asked: TripQuery, now = Date.now()): Promise<RowsPage<Trip>> {
  const recent = new Date(now - UNLOADED_DAYS * DAY_MS).toISOString();
  return readPage<Trip>(
    filtered(asked)
      .is("annule_at", null)
      .or(`statut.neq.DECHARGE,statut_at.gte.${recent}`)
      .order("statut_at")
      .limit(BOARD_LIMIT),
  );
}

export async function readTrip(tenantId: string, id: string): Promise<Trip | null> {
  const rows = await unwrap<Trip[]>(
    supabase.from("v_cours_de_route").select("*").eq("tenant_id", tenantId).eq("id", id),
  );
  return rows[0] ?? null;
}

export function readSteps(tenantId: string, tripId: string): Promise<TripStep[]> {
  return unwrap<TripStep[]>(
    supabase
      .from("cours_de_route_etapes")
      .select("statut, survenu_at, acteur_nom, note, created_at")
      .eq("tenant_id", tenantId)
      .eq("cours_de_route_id", tripId)
      .order("survenu_at")
      .order("created_at"),
  );
}

export interface TripReception {
  id: string;
  numero: string | null;
  recue_at: string;
  statut: string;
  volume_ambiant: number;
  volume_15c: number | null;
}

export function readTripReceptions(tenantId: string, tripId: string): Promise<TripReception[]> {
  return unwrap<TripReception[]>(
    supabase
      .from("receptions")
      .select("id, numero, recue_at, statut, volume_ambiant, volume_15c")
      .eq("tenant_id", tenantId)
      .eq("cours_de_route_id", tripId)
      .order("recue_at"),
  );
}

export interface StepWrite {
  id: string;
  statut: Step;
  survenu_at: string;
  note: string | null;
}

export function advanceTrip(write: StepWrite): Promise<unknown> {
  return callRpc("advance_trip", { ...write });
}

export function cancelTrip(id: string, motif: string): Promise<unknown> {
  return callRpc("cancel_trip", { id, motif });
}

export type TripWrite = Parameters<typeof callRpc<unknown, "save_trip">>[1];

export function saveTrip(write: NonNullable<TripWrite>): Promise<{ id: string }> {
  return callRpc<{ id: string }, "save_trip">("save_trip", write);
}
