import type { Json } from "./log.ts";

export type Register = "JOURNAL" | "MOUVEMENTS" | "CLOTURES" | "SOMMES";

export interface Finding {
  id: string;
  depot_id: string | null;
  depot_nom: string | null;
  registre: Register;
  chaine: string;
  citerne_id: string | null;
  citerne_nom: string | null;
  produit_nom: string | null;
  proprietaire_type: string | null;
  partenaire_nom: string | null;
  position_no: number;
  fault: string;
  details: Json;
  found_at: string;
  clos_at: string | null;
  clos_par_nom: string | null;
  motif: string | null;
}

export const REGISTERS: readonly Register[] = ["JOURNAL", "MOUVEMENTS", "CLOTURES", "SOMMES"];

/** Where in its register: a number of the chain, a day, or a month (its first day). */
export type Place =
  | { kind: "line"; no: number }
  | { kind: "day"; day: string }
  | { kind: "month"; day: string };

/** Days and months stand in the number itself: 20260131, 202601. */
export function placeOf({ registre, position_no: no }: Finding): Place {
  if (registre === "JOURNAL" || registre === "MOUVEMENTS") return { kind: "line", no };
  const digits = String(no);
  const month = `${digits.slice(0, 4)}-${digits.slice(4, 6)}`;
  return digits.length === 6
    ? { kind: "month", day: `${month}-01` }
    : { kind: "day", day: `${month}-${digits.slice(6, 8)}` };
}

/** The page that shows the lines around it. */
export function linesOf(finding: Finding): string {
  const place = placeOf(finding);
  const at =
    place.kind === "line" ? "period=all" : `period=custom&du=${place.day}&au=${endOf(place)}`;
  switch (finding.registre) {
    case "JOURNAL":
      return `/depot/logs?chaine=${finding.chaine}`;
    case "CLOTURES":
      return `/depot/clotures?${at}`;
    default:
      return `/depot/journal?${at}${finding.citerne_id ? `&citerne=${finding.citerne_id}` : ""}`;
  }
}

function endOf(place: Exclude<Place, { kind: "line" }>): string {
  if (place.kind === "day") return place.day;
  const [year = 0, month = 0] = place.day.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

export interface SumGap {
  /** What the entries add up to; null: there is no entry. */
  entries: number | null;
  /** What is stored; null: nothing is. */
  stored: number | null;
}

/** Of a sum that does not fit: net litres, ambient, on both sides. */
export function gapOf({ details }: Finding): SumGap | null {
  if (typeof details !== "object" || details === null || !("entries" in details)) return null;
  const { entries = null, stored = null } = details as Record<string, Json>;
  return { entries: firstOf(entries), stored: firstOf(stored) };
}

function firstOf(sums: Json): number | null {
  return Array.isArray(sums) && typeof sums[0] === "number" ? sums[0] : null;
}
