import { parseDecimal } from "../../../shared/depot/form/decimal.ts";
import type { TankDraft } from "../data/tanks.ts";

export interface TankForm {
  nom: string;
  produit_id: string;
  capacite_totale: string;
  remplissage_max_l: string;
  volume_mort_l: string;
  localisation: string;
  statut: string;
  position: string;
  note: string;
}

const textOrNull = (text: string) => (text.trim() === "" ? null : text.trim());

/** What the database would be sent; null while a field that it needs is missing or no number. */
export function draftOf(form: TankForm): TankDraft | null {
  const capacite = parseDecimal(form.capacite_totale);
  const remplissage = parseDecimal(form.remplissage_max_l);
  const mort = parseDecimal(form.volume_mort_l);
  const position = parseDecimal(form.position);
  if (capacite === null || remplissage === null || mort === null || position === null) return null;
  if (form.nom.trim() === "" || form.produit_id === "" || !Number.isInteger(position)) return null;
  return {
    nom: form.nom.trim(),
    produit_id: form.produit_id,
    capacite_totale: capacite,
    remplissage_max_l: remplissage,
    volume_mort_l: mort,
    localisation: textOrNull(form.localisation),
    statut: form.statut,
    position,
    note: textOrNull(form.note),
  };
}

export type LevelFault = "safe_fill_over" | "heel_over";

/** Levels that contradict one another, said while they are typed. */
export function levelFault(form: TankForm): LevelFault | null {
  const capacite = parseDecimal(form.capacite_totale);
  const remplissage = parseDecimal(form.remplissage_max_l);
  const mort = parseDecimal(form.volume_mort_l);
  if (capacite !== null && remplissage !== null && remplissage > capacite) return "safe_fill_over";
  if (remplissage !== null && mort !== null && mort >= remplissage) return "heel_over";
  return null;
}
