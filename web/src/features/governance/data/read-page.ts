import { unwrap } from "../../../shared/api/call-rpc.ts";

export type RowsPage<Row> = { readonly rows: readonly Row[]; readonly total: number };

interface CountedAnswer {
  data: unknown;
  error: unknown;
  status: number;
  count: number | null;
}

const OUT_OF_RANGE = 416;

/** Rows with the number of all that match. A page past the end is an empty page, not a failure. */
export const readPage = async <Row>(answer: PromiseLike<CountedAnswer>): Promise<RowsPage<Row>> => {
  let total: number | null = null;
  const counted = Promise.resolve(answer).then((given) => {
    total = given.count;
    return given.status === OUT_OF_RANGE ? { ...given, data: [], error: null } : given;
  });
  const rows = await unwrap<Row[]>(counted);
  return { rows, total: total ?? rows.length };
};
