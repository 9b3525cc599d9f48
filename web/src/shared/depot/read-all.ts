import type { RowsPage } from "../api/read-page.ts";

/** More than this is no list to look at any more; the report says that it was cut. */
export const EXPORT_LIMIT = 20_000;
const PER_PAGE = 1000;

/** Every row that the filters show, page by page, up to the limit of an export. */
export async function readAll<Row>(
  readPage: (page: number, perPage: number) => Promise<RowsPage<Row>>,
  limit = EXPORT_LIMIT,
  perPage = PER_PAGE,
): Promise<RowsPage<Row>> {
  const rows: Row[] = [];
  let total = 0;
  for (let page = 1; rows.length < limit; page += 1) {
    const part = await readPage(page, perPage);
    rows.push(...part.rows);
    total = Math.max(part.total, rows.length);
    if (part.rows.length < perPage) break;
  }
  return { rows: rows.slice(0, limit), total };
}
