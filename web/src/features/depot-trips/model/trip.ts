export const STEPS = ["CHARGEMENT", "TRANSIT", "FRONTIERE", "ARRIVE", "DECHARGE"] as const;
export type Step = (typeof STEPS)[number];

export interface Trip {
  id: string;
  depot_destination_id: string;
  depot_nom: string;
  produit_id: string;
  produit_nom: string;
  produit_code: string;
  couleur: string;
  fournisseur_id: string | null;
  fournisseur_nom: string | null;
  transporteur_id: string | null;
  transporteur_nom: string | null;
  transporteur: string | null;
  plaque_camion: string;
  plaque_remorque: string | null;
  chauffeur_nom: string | null;
  depart_pays: string | null;
  bl_numero: string | null;
  scelles: string | null;
  date_chargement: string;
  volume: number | null;
  temperature_chargement_c: number | null;
  densite_chargement_kgm3: number | null;
  volume_charge_15c: number | null;
  volume_recu_ambiant: number | null;
  volume_recu_15c: number | null;
  perte_transit_15c: number | null;
  perte_transit_pct: number | null;
  statut: Step;
  statut_at: string;
  arrive_at: string | null;
  annule_at: string | null;
  annule_motif: string | null;
  note: string | null;
  version: number;
}

export interface TripStep {
  statut: string;
  survenu_at: string;
  acteur_nom: string | null;
  note: string | null;
  created_at: string;
}

/** What the trip is called on screen: a cancelled one keeps its step, but that is not its state. */
export function stateOf(trip: Pick<Trip, "statut" | "annule_at">): string {
  return trip.annule_at === null ? trip.statut : "ANNULE";
}

export function isOpen(trip: Pick<Trip, "statut" | "annule_at">): boolean {
  return trip.annule_at === null && trip.statut !== "DECHARGE";
}

/** The step that comes next; null where none does. DECHARGE is reached by a reception only. */
export function nextStep(trip: Pick<Trip, "statut" | "annule_at">): Step | null {
  if (!isOpen(trip)) return null;
  return STEPS[STEPS.indexOf(trip.statut) + 1] ?? null;
}

/** Both plates, as the original showed them. */
export function platesOf(trip: Pick<Trip, "plaque_camion" | "plaque_remorque">): string {
  return [trip.plaque_camion, trip.plaque_remorque].filter(Boolean).join(" • ");
}

const LATE_HOURS = 48;

/** Hours a truck has stood before the depot, from its arrival; null while it has not arrived. */
export function waitingHours(trip: Trip, now = Date.now()): number | null {
  if (trip.arrive_at === null || trip.statut !== "ARRIVE" || trip.annule_at !== null) return null;
  return (now - Date.parse(trip.arrive_at)) / 3_600_000;
}

export function isWaitingLong(trip: Trip, now = Date.now()): boolean {
  return (waitingHours(trip, now) ?? 0) >= LATE_HOURS;
}
