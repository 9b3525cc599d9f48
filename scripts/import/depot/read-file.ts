import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import { parse } from "csv-parse/sync";
import readXlsx from "read-excel-file/node";
import { ImportError } from "./import-error.ts";
import { columnNamed, missingColumns, type SheetName, sheetFor, sheetNames } from "./sheets.ts";

/** A number only where the spreadsheet says that it is one. */
export type Cell = string | number;

export type InputRow = {
  readonly sheet: SheetName;
  /** As the spreadsheet counts: the heading is line 1. */
  readonly line: number;
  readonly values: Readonly<Record<string, Cell>>;
};

type RawSheet = { readonly name: string | undefined; readonly cells: readonly (readonly Cell[])[] };

const asCell = (cell: unknown): Cell => {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return cell;
  // Spreadsheets have no zone: the moment is that of the depot, which the database knows.
  if (cell instanceof Date) return cell.toISOString().slice(0, 19).replace("T", " ");
  return String(cell).trim();
};

const delimiterOf = (text: string): string => {
  const [heading = ""] = text.split(/\r?\n/, 1);
  const counted = [";", ",", "\t"].map((mark) => ({ mark, count: heading.split(mark).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).mark;
};

const readCsv = (file: string, text: string): RawSheet[] => {
  const cells = parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    relax_column_count: true,
    trim: true,
  }) as string[][];
  return [{ name: basename(file, extname(file)), cells }];
};

const readWorkbook = async (file: string): Promise<RawSheet[]> =>
  (await readXlsx(file)).map(({ sheet, data }) => ({
    name: sheet,
    cells: data.map((row) => row.map(asCell)),
  }));

const rowsOf = (
  { name, cells }: RawSheet,
  file: string,
  forced: SheetName | undefined,
): InputRow[] => {
  const [headings = [], ...rows] = cells;
  const sheet = forced ?? sheetFor(name, headings.map(String));
  if (!sheet) {
    throw new ImportError(
      `${file}: sheet ${name ?? "1"} is none of ${sheetNames.join(", ")}.`,
      "Name the sheet so, or say which with --sheet; docs/how-to/import-depot.md lists the columns.",
    );
  }
  const columns = headings.map((heading) => columnNamed(sheet, String(heading)));
  const missing = missingColumns(sheet, new Set(columns.filter((one) => one !== undefined)));
  if (missing.length > 0) {
    throw new ImportError(
      `${file}: sheet ${sheet} has no column ${missing.join(", ")}.`,
      "docs/how-to/import-depot.md lists the columns and their other names.",
    );
  }
  return rows.flatMap((cell, index) => {
    const values = Object.fromEntries(
      columns.flatMap((column, at) =>
        column && (cell[at] ?? "") !== "" ? [[column, cell[at] ?? ""]] : [],
      ),
    );
    return Object.keys(values).length > 0 ? [{ sheet, line: index + 2, values }] : [];
  });
};

/** Every row of the file that is not empty, in the order in which sheets build on one another. */
export const readRows = async (file: string, forced?: SheetName): Promise<InputRow[]> => {
  const kind = extname(file).toLowerCase();
  if (kind !== ".xlsx" && kind !== ".csv") {
    throw new ImportError(
      `${file} is neither .xlsx nor .csv.`,
      "Save the table in one of the two.",
    );
  }
  const sheets =
    kind === ".csv" ? readCsv(file, await readFile(file, "utf8")) : await readWorkbook(file);
  const rows = sheets
    .filter(({ cells }) => cells.length > 0)
    .flatMap((raw) => rowsOf(raw, file, forced));
  return rows.sort((a, b) => sheetNames.indexOf(a.sheet) - sheetNames.indexOf(b.sheet));
};
