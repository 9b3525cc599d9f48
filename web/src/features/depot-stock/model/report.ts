/** Litres of one line of a report; every measure is there twice, ambient and at 15 °C. */
export type Volume = "ambiant" | "15c";

const MEASURES = [
  "stock_initial",
  "ouvertures",
  "receptions",
  "sorties",
  "transferts",
  "pertes_gains",
  "ajustements",
  "stock_final",
] as const;
export type Measure = (typeof MEASURES)[number];

export type Measured = {
  readonly [Key in `${Measure}_${Volume}`]: number;
} & DipMeasures;

export type DipMeasures = {
  readonly [Key in `jauge_${Volume}` | `jauge_ecart_${Volume}`]: number | null;
};

/** The last dip of a tank on a day, against the book of that moment. */
export interface DailyDip {
  ambiant: number;
  v15c: number;
  ecart_ambiant: number;
  ecart_15c: number;
}

export function flattenDip(dip: DailyDip | null): DipMeasures {
  return {
    jauge_ambiant: dip?.ambiant ?? null,
    jauge_15c: dip?.v15c ?? null,
    jauge_ecart_ambiant: dip?.ecart_ambiant ?? null,
    jauge_ecart_15c: dip?.ecart_15c ?? null,
  };
}

export interface DailyRow extends Measured {
  depot_id: string;
  date_jour: string;
  citerne_id: string;
  citerne_nom: string;
  produit_id: string;
  produit_nom: string;
  compte_id: string;
  proprietaire_type: string;
  partenaire_id: string | null;
  partenaire_nom: string | null;
  mouvement_count: number;
}

export interface BilanRow extends Measured {
  produit_id: string;
  produit_nom: string;
  citerne_id: string | null;
  citerne_nom: string | null;
  proprietaire_type: string | null;
  partenaire_id: string | null;
  partenaire_nom: string | null;
  mouvement_count: number;
  citerne_count: number;
  jauge_count: number;
}

export interface LabelColumn<Row> {
  key: string;
  label: string;
  text: (row: Row) => string;
}

export interface MeasureColumn<Row> {
  key: string;
  label: string;
  value: (row: Row) => number | null;
  isSigned?: boolean;
  /** The column that a reader looks for first. */
  isStrong?: boolean;
  /** Marked with ≈ on paper and on screen. */
  isDerived?: boolean;
  /** Written in whole litres: a dip is not known to the millilitre. */
  isWhole?: boolean;
}

export interface Section<Row> {
  key: string;
  title: string | null;
  rows: readonly Row[];
  totals: readonly Total<Row>[];
}

export interface Total<Row> {
  key: string;
  label: string;
  rows: readonly Row[];
}

/** Sums litres without leaving the dust of binary fractions; null when nothing was there to add. */
export function sumOf<Row>(
  rows: readonly Row[],
  value: (row: Row) => number | null,
): number | null {
  const known = rows.map(value).filter((litres) => litres !== null);
  if (known.length === 0) return null;
  return Math.round(known.reduce((sum, litres) => sum + litres, 0) * 1000) / 1000;
}

export function groupBy<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): [key: string, rows: Row[]][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups];
}

/** Totals per product: litres of two products do not add up to anything. */
export function productTotals<Row extends { produit_id: string; produit_nom: string }>(
  rows: readonly Row[],
): Total<Row>[] {
  return groupBy(rows, (row) => row.produit_id)
    .filter(([, ofProduct]) => ofProduct.length > 1)
    .map(([key, ofProduct]) => ({ key, label: ofProduct[0]?.produit_nom ?? "", rows: ofProduct }));
}

/** opening + in - out ± rest = closing, to a millilitre: a report that does not add up says so. */
export function isBalanced(row: Measured, volume: Volume): boolean {
  const read = (measure: Measure) => row[`${measure}_${volume}`];
  const expected =
    read("stock_initial") +
    read("ouvertures") +
    read("receptions") -
    read("sorties") +
    read("transferts") +
    read("pertes_gains") +
    read("ajustements");
  return Math.abs(expected - read("stock_final")) < 0.0005;
}

const ALWAYS: readonly Measure[] = ["stock_initial", "receptions", "sorties", "stock_final"];

/** The measures worth a column: the four of every day, the others where something is in them. */
export function shownMeasures(rows: readonly Measured[]): readonly Measure[] {
  return MEASURES.filter(
    (measure) =>
      ALWAYS.includes(measure) ||
      rows.some((row) => row[`${measure}_ambiant`] !== 0 || row[`${measure}_15c`] !== 0),
  );
}

/** One section without heading; the totals of each product below it. */
export function bilanSections(rows: readonly BilanRow[]): Section<BilanRow>[] {
  return [{ key: "all", title: null, rows, totals: productTotals(rows) }];
}
