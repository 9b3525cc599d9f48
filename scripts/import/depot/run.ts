import pg from "pg";
import { type Refusal, readCells } from "./cells.ts";
import { ImportError } from "./import-error.ts";
import type { InputRow } from "./read-file.ts";

export type ImportRequest = {
  readonly rows: readonly InputRow[];
  readonly fileName: string;
  readonly fileHash: string;
  readonly isDryRun: boolean;
  readonly company?: string;
  readonly actor?: string;
  readonly progress?: (done: number, total: number) => void;
};

export type ImportResult = {
  readonly created: number;
  readonly unchanged: number;
  readonly refusals: readonly Refusal[];
  readonly outcome: "kept" | "dry_run" | "refused";
};

const findCompany = async (client: pg.Client, slug: string | undefined): Promise<string> => {
  const { rows } = await client.query<{ id: string; slug: string }>(
    `select id, slug from public.tenants
     where domain = 'depot' and ($1::text is null or slug = $1) order by slug`,
    [slug ?? null],
  );
  const [first, ...others] = rows;
  if (first && others.length === 0) return first.id;
  const known = rows.map((row) => row.slug).join(", ");
  throw new ImportError(
    first ? `Several depot companies: ${known}.` : `No depot company ${slug ?? "here"}.`,
    "Say which with --company SLUG.",
  );
};

/** From here on the session is that member's: his name in the log, his rights in every rule. */
const actAs = async (client: pg.Client, tenantId: string, email: string): Promise<void> => {
  const { rows } = await client.query<{ id: string }>(
    `select p.user_id as id from public.profils as p
     where p.tenant_id = $1 and lower(p.email) = lower($2) and p.status = 'active'`,
    [tenantId, email],
  );
  const user = rows[0]?.id;
  if (!user) throw new ImportError(`${email} is no active member.`, "Give the e-mail of a member.");
  const claims = JSON.stringify({ sub: user, role: "authenticated" });
  await client.query("select set_config('request.jwt.claims', $1, true)", [claims]);
};

const refusalFrom = ({ sheet, line }: InputRow, error: unknown): Refusal => {
  if (!(error instanceof pg.DatabaseError)) throw error;
  return {
    sheet,
    line,
    key: error.message,
    reason: error.detail ?? error.message,
    remedy: error.hint ?? "",
  };
};

type Tried = { readonly state?: string; readonly refusals: readonly Refusal[] };

const tryRow = async (client: pg.Client, tenantId: string, row: InputRow): Promise<Tried> => {
  const { values, refusals } = readCells(row);
  if (!values) return { refusals };
  await client.query("savepoint line");
  try {
    const { rows } = await client.query<{ state: string }>(
      "select depot.import_row($1, $2, $3) as state",
      [tenantId, row.sheet, JSON.stringify(values)],
    );
    await client.query("release savepoint line");
    return { state: rows[0]?.state ?? "", refusals: [] };
  } catch (error) {
    await client.query("rollback to savepoint line");
    return { refusals: [refusalFrom(row, error)] };
  }
};

const dated = ({ values }: InputRow): string => String(values.date ?? "");

/** Movements by their moment: a file is often sorted by something else than time. */
const inOrder = (rows: readonly InputRow[]): InputRow[] => {
  const moments = rows.map((row) => ({
    row,
    at: String(readCells(row).values?.date ?? dated(row)),
  }));
  return moments
    .sort((a, b) =>
      a.row.sheet === "mouvements" && b.row.sheet === "mouvements" ? a.at.localeCompare(b.at) : 0,
    )
    .map(({ row }) => row);
};

const byPlace = (a: Refusal, b: Refusal): number =>
  a.sheet.localeCompare(b.sheet) || a.line - b.line;

/** Every line in one transaction: all of them stay, or none. */
export const runImport = async (
  client: pg.Client,
  request: ImportRequest,
): Promise<ImportResult> => {
  await client.query("begin");
  try {
    const tenantId = await findCompany(client, request.company);
    if (request.actor) await actAs(client, tenantId, request.actor);
    await client.query("select depot.enter_import($1)", [tenantId]);
    const rows = inOrder(request.rows);
    const tried: Tried[] = [];
    for (const [index, row] of rows.entries()) {
      tried.push(await tryRow(client, tenantId, row));
      request.progress?.(index + 1, rows.length);
    }
    const refusals = tried.flatMap((one) => one.refusals).sort(byPlace);
    const created = tried.filter(({ state }) => state === "CREE").length;
    const unchanged = tried.filter(({ state }) => state === "INCHANGE").length;
    const isKept = refusals.length === 0 && !request.isDryRun;
    if (isKept && created > 0) {
      await client.query("select depot.log_import($1, $2, $3, $4, $5)", [
        tenantId,
        request.fileName,
        request.fileHash,
        created,
        unchanged,
      ]);
    }
    await client.query(isKept ? "commit" : "rollback");
    const outcome = isKept ? "kept" : refusals.length > 0 ? "refused" : "dry_run";
    return { created, unchanged, refusals, outcome };
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
};
