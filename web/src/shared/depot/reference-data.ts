import { unwrap } from "../api/call-rpc.ts";
import { rangeOf } from "../api/read-page.ts";
import { supabase } from "../api/supabase-client.ts";
import { useLiveQuery } from "../live/use-live-query.ts";
import { useSession } from "../session/session-context.ts";

export type PartyTable = "clients" | "fournisseurs" | "partenaires" | "transporteurs";

export interface Party {
  id: string;
  nom: string;
  actif: boolean;
}

export interface Product {
  id: string;
  code: string;
  nom: string;
  couleur: string;
  actif: boolean;
  densite_15_min_kgm3: number;
  densite_15_max_kgm3: number;
  tolerance_jauge_pct: number;
  tolerance_transit_pct: number;
}

export interface Tank {
  id: string;
  depot_id: string;
  nom: string;
  produit_id: string;
  capacite_totale: number;
  remplissage_max_l: number;
  volume_mort_l: number;
  statut: string;
  est_logique: boolean;
  position: number;
}

export interface Truck {
  id: string;
  plaque: string;
  plaque_remorque: string | null;
  transporteur_id: string | null;
  actif: boolean;
}

const SLOW_MS = 300_000;
// What PostgREST gives at most in one answer.
const PAGE = 1000;

/** All rows of a small table, page by page: a list that ends at 1000 would hide a client. */
async function readWhole<Row>(
  read: (
    from: number,
    to: number,
  ) => PromiseLike<{ data: unknown; error: unknown; status: number }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = 1; ; page += 1) {
    const part = await unwrap<Row[]>(read(...rangeOf(page, PAGE)));
    rows.push(...part);
    if (part.length < PAGE) return rows;
  }
}

export function useParties(table: PartyTable) {
  const { tenant } = useSession();
  return useLiveQuery(
    ["depot", "reference", table],
    () =>
      readWhole<Party>((from, to) =>
        supabase
          .from(table)
          .select("id, nom, actif")
          .eq("tenant_id", tenant.id)
          .order("nom")
          .range(from, to),
      ),
    { intervalMs: SLOW_MS },
  );
}

export function useProducts() {
  const { tenant } = useSession();
  return useLiveQuery(
    ["depot", "reference", "produits"],
    () =>
      readWhole<Product>((from, to) =>
        supabase
          .from("produits")
          .select(
            "id, code, nom, couleur, actif, densite_15_min_kgm3, densite_15_max_kgm3, tolerance_jauge_pct, tolerance_transit_pct",
          )
          .eq("tenant_id", tenant.id)
          .order("nom")
          .range(from, to),
      ),
    { intervalMs: SLOW_MS },
  );
}

export function useTanks() {
  const { tenant } = useSession();
  return useLiveQuery(
    ["depot", "reference", "citernes"],
    () =>
      readWhole<Tank>((from, to) =>
        supabase
          .from("citernes")
          .select(
            "id, depot_id, nom, produit_id, capacite_totale, remplissage_max_l, volume_mort_l, statut, est_logique, position",
          )
          .eq("tenant_id", tenant.id)
          .order("position")
          .order("nom")
          .range(from, to),
      ),
    { intervalMs: SLOW_MS },
  );
}

export function useTrucks() {
  const { tenant } = useSession();
  return useLiveQuery(
    ["depot", "reference", "camions"],
    () =>
      readWhole<Truck>((from, to) =>
        supabase
          .from("camions")
          .select("id, plaque, plaque_remorque, transporteur_id, actif")
          .eq("tenant_id", tenant.id)
          .order("plaque")
          .range(from, to),
      ),
    { intervalMs: SLOW_MS },
  );
}
