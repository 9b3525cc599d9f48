import type { TankShare } from "../../../shared/depot/tank/tank-geometry.ts";

export interface OwnerShare {
  compte_id: string;
  produit_id: string;
  proprietaire_type: string;
  partenaire_id: string | null;
  partenaire_nom: string | null;
  stock_ambiant: number;
  stock_15c: number;
}

/** One row of v_citernes_stock. */
export interface TankStock {
  id: string;
  depot_id: string;
  depot_nom: string;
  nom: string;
  produit_id: string;
  produit_nom: string;
  produit_code: string;
  couleur: string;
  capacite_totale: number;
  remplissage_max_l: number;
  volume_mort_l: number;
  localisation: string | null;
  statut: string;
  est_logique: boolean;
  position: number;
  note: string | null;
  version: number;
  stock_ambiant: number;
  stock_15c: number;
  par_proprietaire: readonly OwnerShare[];
  remplissage_pct: number;
  place_libre_l: number;
  utilisable_l: number;
  last_movement_at: string | null;
  sorties_30j_l: number;
  autonomie_jours: number | null;
  jauge_at: string | null;
  jauge_ambiant: number | null;
  jauge_ecart_ambiant: number | null;
  /** What the tolerance is asked of: heat is no loss. */
  jauge_ecart_15c: number | null;
  jauge_ecart_pct: number | null;
  certificat_numero: string | null;
  bareme_valide_au: string | null;
  signaux: readonly string[];
}

export type SignalTone = "error" | "warning" | "info";

const TONES: Record<string, SignalTone> = {
  STOCK_NEGATIF: "error",
  STOCK_OVER_CAPACITY: "error",
  AUTRE_PRODUIT: "error",
  STOCK_BAS: "warning",
  ECART_JAUGE: "warning",
  CITERNE_INACTIVE_USED: "warning",
  BAREME_EXPIRE: "warning",
  BAREME_MANQUANT: "info",
};

export function signalTone(signal: string): SignalTone {
  return TONES[signal] ?? "info";
}

type OwnerText = (owner: OwnerShare) => string;

/**
 * The layers of a tank, the company's own first: its hatch number must not change when it is
 * empty, so it keeps its place with nothing in it.
 */
export function sharesOf(tank: Pick<TankStock, "par_proprietaire">, owner: OwnerText): TankShare[] {
  const own = tank.par_proprietaire.filter((share) => share.partenaire_id === null);
  const partners = tank.par_proprietaire.filter((share) => share.partenaire_id !== null);
  const litres = own.reduce((sum, share) => sum + share.stock_ambiant, 0);
  const [first] = own;
  return [
    { key: "own", label: first ? owner(first) : "", litres },
    ...partners.map((share) => ({
      key: share.compte_id,
      label: owner(share),
      litres: share.stock_ambiant,
    })),
  ];
}

export interface TankFilters {
  readonly produit: string;
  readonly statut: string;
  readonly etat: string;
  readonly q: string;
}

export function matchesTank(tank: TankStock, filters: TankFilters): boolean {
  const text = filters.q.trim().toLocaleLowerCase();
  return (
    (filters.produit === "" || tank.produit_id === filters.produit) &&
    (filters.statut === "" || tank.statut === filters.statut) &&
    (filters.etat === "" || tank.signaux.length > 0) &&
    (text === "" ||
      [tank.nom, tank.localisation ?? "", tank.produit_nom].some((part) =>
        part.toLocaleLowerCase().includes(text),
      ))
  );
}
