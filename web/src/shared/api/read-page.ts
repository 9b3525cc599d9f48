import { settle, unwrap } from "./call-rpc.ts";

export interface RowsPage<Row> {
  rows: Row[];
  total: number;
}

interface CountedAnswer {
  data: unknown;
  error: unknown;
  status: number;
  count: number | null;
}

/** Rows with their total, from a select made with { count: 'exact' } and range(). */
export async function readPage<Row>(answer: PromiseLike<CountedAnswer>): Promise<RowsPage<Row>> {
  const settled = await settle(answer);
  // Past the last page PostgREST answers 416: the list got shorter, which is not an error.
  if (settled.status === 416) return { rows: [], total: settled.count ?? 0 };
  const rows = await unwrap<Row[]>(Promise.resolve(settled));
  return { rows, total: settled.count ?? rows.length };
}

export function rangeOf(page: number, perPage: number): [number, number] {
  return [(page - 1) * perPage, page * perPage - 1];
}

/** A search text inside an ilike pattern of PostgREST: its wildcards and separators are the user's letters. */
export function ilikePattern(text: string): string {
  const escaped = text
    .replace(/[\\%_]/g, (sign) => `\\${sign}`)
    .replace(/["\\]/g, (sign) => `\\${sign}`);
  return `"%${escaped}%"`;
}
