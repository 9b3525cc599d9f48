import type { TankStock } from "./tank.ts";

export interface TruckStep {
  statut: string;
  nombre: number;
  volume: number;
  sans_volume: number;
  plus_ancien_at: string | null;
}

export interface DayFlow {
  nombre: number;
  camions: number;
  volume_ambiant: number;
  volume_15c: number;
}

export interface DayBalance {
  entrees_ambiant: number;
  sorties_ambiant: number;
  autres_ambiant: number;
  solde_ambiant: number;
  solde_15c: number;
}

export interface ProductStock {
  produit_id: string;
  nom: string;
  code: string;
  couleur: string;
  stock_ambiant: number;
  stock_15c: number;
  monaluxe_ambiant: number;
  partenaires_ambiant: number;
  capacite_l: number;
  remplissage_max_l: number;
  citernes: number;
  remplissage_pct: number | null;
}

export interface OwnerStock {
  produit_id: string;
  proprietaire_type: string;
  partenaire_id: string | null;
  partenaire_nom: string | null;
  stock_ambiant: number;
  stock_15c: number;
}

export interface LowTank {
  id: string;
  nom: string;
  produit_nom: string;
  utilisable_l: number;
  autonomie_jours: number | null;
}

export interface MissingDip {
  id: string;
  nom: string;
  en_retard: boolean;
}

export interface BoardTank extends TankStock {
  est_basse: boolean;
  jauge_manquante: boolean;
}

/** The answer of depot_dashboard. */
export interface Dashboard {
  genere_at: string;
  depots: readonly { id: string; nom: string; date_jour: string; timezone: string }[];
  camions: readonly TruckStep[];
  jour: { receptions: DayFlow; sorties: DayFlow; bilan: DayBalance };
  a_traiter: {
    receptions: number;
    sorties: number;
    ajustements: number;
    corrections_30j: number;
  };
  alertes: { ouvertes: number; critiques: number; en_retard: number } | null;
  produits: readonly ProductStock[];
  proprietaires: readonly OwnerStock[];
  citernes: readonly BoardTank[];
  citernes_basses: readonly LowTank[];
  jauges_manquantes: readonly MissingDip[];
}

/** What a tank of the dashboard is marked with: its signals, and what only the day knows. */
export function signalsOf(tank: BoardTank): readonly string[] {
  return [
    ...new Set([
      ...tank.signaux,
      ...(tank.est_basse ? ["STOCK_BAS"] : []),
      ...(tank.jauge_manquante ? ["JAUGE_MANQUANTE"] : []),
    ]),
  ];
}

export interface Todo {
  key: string;
  count: number;
  tone: "error" | "warning" | "info";
  to: string;
  /** Names, where the things have some. */
  names: readonly string[];
}

type Can = (permission: string) => boolean;

/**
 * What waits for someone, worst first. Drafts are shown to whoever may validate them and to who
 * may write them: the one decides, the other is waiting.
 */
export function todosOf(board: Dashboard, can: Can): Todo[] {
  const { alertes, a_traiter: waiting } = board;
  const isLate = board.jauges_manquantes.some((dip) => dip.en_retard);
  const todo = (
    key: string,
    count: number,
    tone: Todo["tone"],
    to: string,
    names: readonly string[] = [],
  ): Todo => ({ key, count, tone, to, names });
  const all = [
    todo("critical", alertes?.critiques ?? 0, "error", "/governance/integrity?severity=CRITICAL"),
    todo(
      "alerts",
      (alertes?.ouvertes ?? 0) - (alertes?.critiques ?? 0),
      "warning",
      "/governance/integrity",
    ),
    todo(
      "low",
      board.citernes_basses.length,
      "warning",
      "/depot/citernes?etat=signal",
      names(board.citernes_basses),
    ),
    todo("receptions", waiting.receptions, "info", "/depot/receptions?statut=brouillon"),
    todo("sorties", waiting.sorties, "info", "/depot/sorties?statut=brouillon"),
    todo("adjustments", waiting.ajustements, "info", "/depot/ajustements?statut=PROPOSE"),
    todo(
      "dips",
      board.jauges_manquantes.length,
      isLate ? "warning" : "info",
      dipRoute(can),
      names(board.jauges_manquantes),
    ),
  ];
  return all.filter((item) => item.count > 0);
}

function dipRoute(can: Can): string {
  return can("dips.write") ? "/depot/jauges/new" : "/depot/jauges";
}

function names(rows: readonly { nom: string }[]): readonly string[] {
  return rows.map((row) => row.nom);
}

export interface QuickAction {
  key: string;
  permission: string;
  to: string;
}

export const QUICK_ACTIONS: readonly QuickAction[] = [
  { key: "reception", permission: "receptions.write", to: "/depot/receptions/new" },
  { key: "sortie", permission: "sorties.write", to: "/depot/sorties/new" },
  { key: "dip", permission: "dips.write", to: "/depot/jauges/new" },
];

/** Tanks under the name of their depot, where there is more than one. */
export function tanksByDepot<Tank extends { depot_id: string; depot_nom: string }>(
  tanks: readonly Tank[],
): { id: string; nom: string; tanks: Tank[] }[] {
  const groups = new Map<string, { id: string; nom: string; tanks: Tank[] }>();
  for (const tank of tanks) {
    const group = groups.get(tank.depot_id) ?? {
      id: tank.depot_id,
      nom: tank.depot_nom,
      tanks: [],
    };
    group.tanks.push(tank);
    groups.set(tank.depot_id, group);
  }
  return [...groups.values()];
}
