import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";
import { ImportError } from "./import-error.ts";
import { type SheetName, sheetNames } from "./sheets.ts";

export type ImportOptions = {
  readonly file: string;
  readonly dbUrl: string;
  readonly isDryRun: boolean;
  readonly company?: string;
  readonly actor?: string;
  readonly sheet?: SheetName;
  readonly report?: string;
  readonly json: boolean;
};

export const USAGE = `npm run import:depot -- FILE.xlsx|csv

  --dry-run         try every line, report, keep nothing
  --company SLUG    whose data it is; not needed where there is one depot company only
  --as EMAIL        the member who imports: the log names him, and his rights apply
  --sheet NAME      what a CSV holds, when its heading does not say: ${sheetNames.join(", ")}
  --report FILE     write the refused lines, with their reasons, as CSV
  --json            print the result as JSON
  --db-url URL      the database; without it the running local stack`;

const STACK = process.env.VIGIE_STACK
  ? pathToFileURL(process.env.VIGIE_STACK)
  : new URL("../../../.vigie/stack.json", import.meta.url);

const stackFile = z.object({ db_url: z.string() });

const localDatabase = async (): Promise<string> => {
  try {
    return stackFile.parse(JSON.parse(await readFile(STACK, "utf8"))).db_url;
  } catch {
    throw new ImportError("No local stack is running.", "npm start, or give --db-url.");
  }
};

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        "dry-run": { type: "boolean", default: false },
        company: { type: "string" },
        as: { type: "string" },
        sheet: { type: "string" },
        report: { type: "string" },
        json: { type: "boolean", default: false },
        "db-url": { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new ImportError(error instanceof Error ? error.message : String(error), USAGE);
  }
};

const sheetNamed = (name: string): SheetName => {
  const sheet = sheetNames.find((known) => known === name);
  if (!sheet) throw new ImportError(`No sheet is called ${name}.`, sheetNames.join(", "));
  return sheet;
};

/** Reads the command line; null when help was asked for. */
export const readOptions = async (argv: readonly string[]): Promise<ImportOptions | null> => {
  const { values, positionals } = parse(argv);
  if (values.help) return null;
  const [file, ...others] = positionals;
  if (!file || others.length > 0) throw new ImportError("One file is imported at a time.", USAGE);
  return {
    file,
    dbUrl: values["db-url"] ?? (await localDatabase()),
    isDryRun: values["dry-run"],
    json: values.json,
    ...(values.company ? { company: values.company } : {}),
    ...(values.as ? { actor: values.as } : {}),
    ...(values.sheet ? { sheet: sheetNamed(values.sheet) } : {}),
    ...(values.report ? { report: values.report } : {}),
  };
};
