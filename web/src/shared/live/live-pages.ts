const STEP_MS = 1;

/**
 * Where the next page of a list by time begins. Several rows may share a moment, so the last one is
 * asked for again and its double left out: a strict "before" would lose those of the same moment.
 */
export function nextBefore(lastAt: string, pageRows: number, perPage: number): string | null {
  if (pageRows < perPage) return null;
  return new Date(new Date(lastAt).getTime() + STEP_MS).toISOString();
}

/** Rows of all pages, each once, in the order in which they came. */
export function uniqueRows<Row>(
  pages: readonly (readonly Row[])[],
  keyOf: (row: Row) => string,
): Row[] {
  const byKey = new Map<string, Row>();
  for (const row of pages.flat()) {
    const key = keyOf(row);
    if (!byKey.has(key)) byKey.set(key, row);
  }
  return [...byKey.values()];
}
