import { readFileSync } from "node:fs";
import pg from "pg";
import { readSource, type SqlSource, type Statement } from "../lint/sql/source.ts";
import { withClient } from "./clones.ts";
import { readTap, type TapReport } from "./tap.ts";

const broken = (complaints: readonly string[]): TapReport => ({
  passed: 0,
  failed: 1,
  skipped: 0,
  complaints,
});

/** Runs one pgTAP file statement by statement, so that an error has its line. */
export const runTapFile = async (url: string, file: string): Promise<TapReport> => {
  const { source, parseError } = await readSource(file, readFileSync(file, "utf8"));
  if (parseError) return broken([`line ${parseError.line}: ${parseError.message}`]);
  const words = new Set(
    source.tokens.filter(({ kind }) => kind === "word").map(({ text }) => text),
  );
  if (!words.has("finish")) return broken(["No finish(): select * from finish()."]);
  const lines: string[] = [];
  const error = await withClient(url, (client) => runStatements(client, source, lines));
  const report = readTap(lines);
  if (!error) return report;
  return { ...report, failed: report.failed + 1, complaints: [error, ...report.complaints] };
};

const runStatements = async (
  client: pg.Client,
  source: SqlSource,
  lines: string[],
): Promise<string | undefined> => {
  for (const statement of source.statements) {
    const text = source.text.slice(statement.start, statement.end);
    try {
      const result = await client.query<unknown[]>({ text, rowMode: "array" });
      lines.push(
        ...result.rows.flatMap(([cell]) => (typeof cell === "string" ? cell.split("\n") : [])),
      );
    } catch (error) {
      return describe(error, source, statement);
    }
  }
  return undefined;
};

const describe = (error: unknown, source: SqlSource, statement: Statement): string => {
  const line = source.lineAt(statement.start);
  if (!(error instanceof pg.DatabaseError)) return `line ${line}: ${String(error)}`;
  const facts = [error.detail, error.where?.split("\n")[0]].filter(Boolean).join("; ");
  return `line ${line}: ${error.code} ${error.message}${facts ? ` (${facts})` : ""}`;
};
