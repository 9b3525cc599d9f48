export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

export interface LogRow {
  id: number;
  created_at: string;
  module: string;
  action: string;
  niveau: "INFO" | "WARNING" | "CRITICAL";
  user_id: string | null;
  acteur_nom: string | null;
  depot_id: string | null;
  cible_id: string | null;
  cible_libelle: string | null;
  motif: string | null;
  avant: Json;
  apres: Json;
  chaine: string;
  chaine_no: number;
}

export interface Change {
  /** Column of the row, or of the line `line` of the document. */
  key: string;
  line: number | null;
  before: Json;
  after: Json;
}

// Of every write, and of no interest to who reads what was done.
const TECHNICAL = new Set([
  "tenant_id",
  "id",
  "version",
  "created_at",
  "updated_at",
  "created_by",
  "validated_by",
  "methode_version",
  "ligne_no",
  "hash",
]);

type Fields = Readonly<Record<string, Json>>;

function isFields(value: Json | undefined): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSame(before: Json, after: Json): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

function isShown(key: string, fields: Fields): boolean {
  // The name beside an id says the same, readably.
  return !TECHNICAL.has(key) && !(key.endsWith("_id") && `${key.slice(0, -3)}_nom` in fields);
}

function changesBetween(before: Fields, after: Fields, line: number | null): Change[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const old = before[key] ?? null;
    const now = after[key] ?? null;
    if (isSame(old, now) || !isShown(key, { ...before, ...after })) return [];
    if (hasLines(old) || hasLines(now)) return lineChanges(linesOf(old), linesOf(now));
    return [{ key, line, before: old, after: now }];
  });
}

function hasLines(value: Json): value is readonly Fields[] {
  return Array.isArray(value) && value.length > 0 && value.every(isFields);
}

function linesOf(value: Json): readonly Fields[] {
  return hasLines(value) ? value : [];
}

function lineChanges(before: readonly Fields[], after: readonly Fields[]): Change[] {
  const count = Math.max(before.length, after.length);
  return Array.from({ length: count }, (_, index) =>
    changesBetween(before[index] ?? {}, after[index] ?? {}, index + 1),
  ).flat();
}

/** What a line of the log changed, field by field; null where there was, or is, nothing. */
export function changesOf(avant: Json, apres: Json): Change[] {
  return changesBetween(isFields(avant) ? avant : {}, isFields(apres) ? apres : {}, null);
}

// What says most about a document, in the order in which a person would tell it.
const TELLING = [
  "numero",
  "plaque_camion",
  "nature",
  "date_jour",
  "volume_ambiant",
  "delta_ambiant",
  "volume_sorti",
  "volume_mesure",
  "statut",
] as const;

/** The few changes that make the sentence of a list; the rest is for who opens the line. */
export function tellingChanges(
  { avant, apres, cible_libelle: named }: Pick<LogRow, "avant" | "apres" | "cible_libelle">,
  limit = 3,
): Change[] {
  const changes = changesOf(avant, apres).filter((change) => change.line === null);
  const rank = (change: Change) => {
    const place = (TELLING as readonly string[]).indexOf(change.key);
    return place < 0 ? TELLING.length : place;
  };
  const isScalar = (value: Json) => value === null || typeof value !== "object";
  const isNew = avant === null;
  return (
    changes
      .filter((change) => isScalar(change.before) && isScalar(change.after))
      // The line is headed by the name of its object, and by its moment.
      .filter((change) => change.after !== named && fieldKind(change.key) !== "moment")
      .filter((change) => !isNew || rank(change) < TELLING.length)
      .sort((left, right) => rank(left) - rank(right))
      .slice(0, limit)
  );
}

export type FieldKind = "litres" | "moment" | "day" | "temperature" | "density" | "id" | "plain";

const KINDS: readonly (readonly [RegExp, FieldKind])[] = [
  [/_id$/, "id"],
  [/_at$/, "moment"],
  [/^(date_|valide_)|_jour$/, "day"],
  [/^(volume|stock|delta|index|capacite|remplissage|ecart)|_l$/, "litres"],
  [/temperature/, "temperature"],
  [/densite/, "density"],
];

/** How a value is written, from the name of its column. */
export function fieldKind(key: string): FieldKind {
  return KINDS.find(([pattern]) => pattern.test(key))?.[1] ?? "plain";
}

export const MODULES = [
  "receptions",
  "sorties_produit",
  "cours_de_route",
  "transferts",
  "stocks_adjustments",
  "prises_de_hauteur",
  "citernes",
  "baremes",
  "clotures",
  "produits",
  "clients",
  "fournisseurs",
  "partenaires",
  "transporteurs",
  "camions",
] as const;

const ROUTES: Record<string, (id: string) => string> = {
  receptions: (id) => `/depot/receptions/${id}`,
  sorties_produit: (id) => `/depot/sorties/${id}`,
  cours_de_route: (id) => `/depot/cours/${id}`,
  stocks_adjustments: (id) => `/depot/ajustements/${id}`,
  citernes: (id) => `/depot/citernes/${id}`,
  transferts: () => "/depot/transferts",
  prises_de_hauteur: () => "/depot/jauges",
  clotures: () => "/depot/clotures",
  produits: () => "/depot/references/produits",
  clients: () => "/depot/references/clients",
  fournisseurs: () => "/depot/references/fournisseurs",
  partenaires: () => "/depot/references/partenaires",
  transporteurs: () => "/depot/references/transporteurs",
  camions: () => "/depot/references/camions",
};

export function routeOf(row: Pick<LogRow, "module" | "cible_id">): string | null {
  return row.cible_id === null ? null : (ROUTES[row.module]?.(row.cible_id) ?? null);
}
