import { AppError } from "../../../shared/api/app-error.ts";
import { callRpc, unwrap } from "../../../shared/api/call-rpc.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import type { Point } from "../model/bareme.ts";
import type { TankStock } from "../model/tank.ts";

export function fetchTanks(tenantId: string, depotId: string | null): Promise<TankStock[]> {
  let select = supabase.from("v_citernes_stock").select("*").eq("tenant_id", tenantId);
  if (depotId !== null) select = select.eq("depot_id", depotId);
  return unwrap<TankStock[]>(select.order("depot_nom").order("position").order("nom"));
}

export async function fetchTank(tenantId: string, id: string): Promise<TankStock | null> {
  const rows = await unwrap<TankStock[]>(
    supabase.from("v_citernes_stock").select("*").eq("tenant_id", tenantId).eq("id", id),
  );
  return rows[0] ?? null;
}

export interface TankDraft {
  nom: string;
  produit_id: string;
  capacite_totale: number;
  remplissage_max_l: number;
  volume_mort_l: number;
  localisation: string | null;
  statut: string;
  position: number;
  note: string | null;
}

/** Only over the version that was on screen: the change of a colleague is not overwritten. */
export async function updateTank(
  tenantId: string,
  tank: { id: string; version: number },
  draft: TankDraft,
): Promise<void> {
  const rows = await unwrap<unknown[]>(
    supabase
      .from("citernes")
      .update(draft)
      .eq("tenant_id", tenantId)
      .eq("id", tank.id)
      .eq("version", tank.version)
      .select("id"),
  );
  if (rows.length > 0) return;
  throw new AppError({
    kind: "conflict",
    status: 409,
    code: null,
    key: null,
    detail: null,
    hint: null,
  });
}

export interface NewTank extends TankDraft {
  id: string;
  tenant_id: string;
  depot_id: string;
  est_logique: boolean;
}

export async function createTank(tank: NewTank): Promise<void> {
  await unwrap(supabase.from("citernes").insert(tank).select("id"));
}

/** One row of v_baremes. */
export interface Bareme {
  id: string;
  citerne_id: string;
  certificat_numero: string;
  organisme: string | null;
  valide_du: string;
  valide_au: string;
  hauteur_min_mm: number;
  hauteur_max_mm: number;
  is_current: boolean;
  expire_dans_jours: number;
  created_at: string;
}

export function fetchBaremes(tenantId: string, tankId: string): Promise<Bareme[]> {
  return unwrap<Bareme[]>(
    supabase
      .from("v_baremes")
      .select("*")
      .eq("tenant_id", tenantId)
      .eq("citerne_id", tankId)
      .order("valide_du", { ascending: false }),
  );
}

const POINTS_PAGE = 1000;

export async function fetchPoints(tenantId: string, baremeId: string): Promise<Point[]> {
  const points: Point[] = [];
  for (let from = 0; ; from += POINTS_PAGE) {
    const part = await unwrap<{ hauteur_mm: number; volume_l: number }[]>(
      supabase
        .from("bareme_points")
        .select("hauteur_mm, volume_l")
        .eq("tenant_id", tenantId)
        .eq("bareme_id", baremeId)
        .order("hauteur_mm")
        .range(from, from + POINTS_PAGE - 1),
    );
    points.push(...part.map((row): Point => [row.hauteur_mm, row.volume_l]));
    if (part.length < POINTS_PAGE) return points;
  }
}

export interface NewBareme {
  id: string;
  citerne_id: string;
  certificat_numero: string;
  organisme: string | null;
  valide_du: string;
  valide_au: string;
  points: readonly Point[];
}

export function addBareme(bareme: NewBareme): Promise<unknown> {
  return callRpc("add_bareme", {
    ...bareme,
    points: bareme.points.map(([height, litres]) => [height, litres]),
  });
}

/** One row of v_prises_de_hauteur. */
export interface Dip {
  id: string;
  prise_at: string;
  hauteur_mm: number;
  eau_mm: number;
  temperature_c: number;
  volume_mesure: number;
  volume_15c: number;
  stock_livre_ambiant: number | null;
  ecart_ambiant: number | null;
  ecart_pct: number | null;
  tolerance_pct: number | null;
  hors_tolerance: boolean | null;
  operateur_nom: string | null;
  annulee_at: string | null;
  annulee_motif: string | null;
}

export function fetchDips(tenantId: string, tankId: string, limit: number): Promise<Dip[]> {
  return unwrap<Dip[]>(
    supabase
      .from("v_prises_de_hauteur")
      .select("*")
      .eq("tenant_id", tenantId)
      .eq("citerne_id", tankId)
      .order("prise_at", { ascending: false })
      .limit(limit),
  );
}
