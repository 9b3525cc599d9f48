const MAX_READS = 20;

export interface Collected<Row> {
  rows: Row[];
  /** Where to go on; null when everything was read. */
  next: number | null;
}

/**
 * Rows that fit, from a list that mixes two kinds: it goes on reading until a page is full, so that
 * a rare kind is not hidden behind pages of the other.
 */
export async function collectPages<Row extends { id: number }>(
  read: (beforeId: number | null) => Promise<Row[]>,
  isWanted: (row: Row) => boolean,
  start: number | null,
  perRead: number,
  wanted: number,
): Promise<Collected<Row>> {
  const rows: Row[] = [];
  let next = start;
  for (let count = 0; count < MAX_READS; count += 1) {
    const page = await read(next);
    const fits = page.filter(isWanted);
    const room = wanted - rows.length;
    rows.push(...fits.slice(0, room));
    const last = rows.at(-1);
    if (fits.length > room && last) return { rows, next: last.id };
    const end = page.at(-1);
    if (page.length < perRead || !end) return { rows, next: null };
    next = end.id;
    if (rows.length === wanted) return { rows, next };
  }
  return { rows, next };
}
