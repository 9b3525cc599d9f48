export interface TrendRow {
  date_jour: string;
  produit_id: string;
  produit_nom: string;
  couleur: string;
  stock_ambiant: number;
  stock_15c: number;
}

export interface Trend {
  products: readonly { id: string; nom: string; couleur: string }[];
  days: readonly ({ date_jour: string } & Readonly<Record<string, number | string>>)[];
}

/**
 * One row per day with a column per product, as a chart wants it. Days before the books were opened
 * are left out: a curve that leaps up from zero would tell of a delivery that never was.
 */
export function trendOf(rows: readonly TrendRow[]): Trend {
  const products = new Map(
    rows.map((row) => [
      row.produit_id,
      { id: row.produit_id, nom: row.produit_nom, couleur: row.couleur },
    ]),
  );
  const days = new Map<string, Record<string, number | string>>();
  for (const row of rows) {
    const day = days.get(row.date_jour) ?? {};
    days.set(row.date_jour, { ...day, [row.produit_id]: row.stock_ambiant });
  }
  const all: Trend["days"] = [...days].map(([date_jour, values]) => ({ ...values, date_jour }));
  const first = all.findIndex((day) => [...products.keys()].some((id) => day[id] !== 0));
  return { products: [...products.values()], days: all.slice(Math.max(0, first)) };
}
