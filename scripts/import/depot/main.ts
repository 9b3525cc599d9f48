import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import pg from "pg";
import type { Refusal } from "./cells.ts";
import { ImportError } from "./import-error.ts";
import { type ImportOptions, readOptions, USAGE } from "./options.ts";
import { readRows } from "./read-file.ts";
import { type ImportResult, runImport } from "./run.ts";

const SHOWN = 20;

const quoted = (cell: string | number): string => `"${String(cell).replaceAll('"', '""')}"`;

const asCsv = (refusals: readonly Refusal[]): string =>
  [
    ["sheet", "line", "key", "reason", "remedy"],
    ...refusals.map(({ sheet, line, key, reason, remedy }) => [sheet, line, key, reason, remedy]),
  ]
    .map((row) => row.map(quoted).join(","))
    .join("\n");

const verdict = ({ outcome, created, unchanged, refusals }: ImportResult): string => {
  const counted = `${created} created, ${unchanged} already there, ${refusals.length} refused`;
  if (outcome === "kept") return `${counted}. Kept.`;
  return outcome === "dry_run"
    ? `${counted}. Dry run: nothing was kept.`
    : `${counted}. Nothing was kept: mend these lines and import the file again.`;
};

const printRefusals = (refusals: readonly Refusal[], report: string | undefined): void => {
  for (const { sheet, line, key, reason, remedy } of refusals.slice(0, SHOWN)) {
    console.log(`  ${sheet}, line ${line}: ${key}. ${reason} ${remedy}`);
  }
  if (refusals.length > SHOWN) {
    const more = `  and ${refusals.length - SHOWN} more`;
    console.log(report ? `${more}, all in ${report}.` : `${more}: --report FILE writes them all.`);
  }
};

/** A line that overwrites itself for people; a line every thousand rows for a log. */
const progress = (done: number, total: number): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r  ${done} of ${total} lines `);
  else if (done % 1000 === 0) process.stderr.write(`  ${done} of ${total} lines\n`);
  if (done === total && process.stderr.isTTY) process.stderr.write("\n");
};

const importFile = async (options: ImportOptions): Promise<ImportResult> => {
  const bytes = await readFile(options.file).catch(() => {
    throw new ImportError(`${options.file} cannot be read.`, "Check the path of the file.");
  });
  const rows = await readRows(options.file, options.sheet);
  const client = new pg.Client({ connectionString: options.dbUrl });
  await client.connect();
  try {
    return await runImport(client, {
      rows,
      fileName: basename(options.file),
      fileHash: createHash("sha256").update(bytes).digest("hex"),
      isDryRun: options.isDryRun,
      progress,
      ...(options.company ? { company: options.company } : {}),
      ...(options.actor ? { actor: options.actor } : {}),
    });
  } finally {
    await client.end();
  }
};

const main = async (): Promise<number> => {
  const options = await readOptions(process.argv.slice(2));
  if (!options) {
    console.log(USAGE);
    return 0;
  }
  const result = await importFile(options);
  if (options.report) await writeFile(options.report, asCsv(result.refusals));
  if (options.json) console.log(JSON.stringify(result));
  else {
    printRefusals(result.refusals, options.report);
    console.log(verdict(result));
  }
  return result.outcome === "refused" ? 1 : 0;
};

/** What the file or the database says before any line is tried; anything else is a defect. */
const reasonOf = (error: unknown): string => {
  if (error instanceof ImportError) return `${error.message}\n${error.remedy}`;
  if (error instanceof pg.DatabaseError && error.hint) {
    return `${error.message}: ${error.detail}\n${error.hint}`;
  }
  if (error instanceof Error && "code" in error && error.code === "ECONNREFUSED") {
    return "The database does not answer.\nnpm start, or another --db-url.";
  }
  throw error;
};

try {
  process.exitCode = await main();
} catch (error) {
  console.error(reasonOf(error));
  process.exitCode = 2;
}
