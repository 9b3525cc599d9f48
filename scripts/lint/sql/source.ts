import { type Node, parse, type RawStmt } from "libpg-query";
import { type Token, tokenize } from "./tokens.ts";

export type Statement = { readonly node: Node; readonly start: number; readonly end: number };

export type SqlSource = {
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly tokens: readonly Token[];
  readonly statements: readonly Statement[];
  lineAt(offset: number): number;
};

export type Finding = {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
};

export type Rule = (source: SqlSource) => Finding[];

/** Reads one file for all rules. `parseError` is set when Postgres' own parser refuses it. */
export const readSource = async (
  path: string,
  text: string,
): Promise<{ source: SqlSource; parseError: Finding | undefined }> => {
  const lineStarts = startsOfLines(text);
  const lineAt = (offset: number): number => countUpTo(lineStarts, offset);
  const base = { path, text, lines: text.split("\n"), tokens: tokenize(text), lineAt };
  try {
    const tree = await parse(text);
    const statements = locate(text, tree.stmts ?? []);
    return { source: { ...base, statements }, parseError: undefined };
  } catch (error) {
    const at = cursorOf(error);
    const message = error instanceof Error ? error.message : String(error);
    const parseError = { path, line: lineAt(at), rule: "parse", message };
    return { source: { ...base, statements: [] }, parseError };
  }
};

const startsOfLines = (text: string): number[] => {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
};

const countUpTo = (starts: readonly number[], offset: number): number => {
  const next = starts.findIndex((start) => start > offset);
  return next < 0 ? starts.length : next;
};

/** The parser counts bytes; everything else here counts characters. */
const locate = (text: string, statements: readonly RawStmt[]): Statement[] => {
  const bytes = Buffer.from(text, "utf8");
  const toIndex = (byte: number): number => bytes.subarray(0, byte).toString("utf8").length;
  return statements.flatMap(({ stmt, stmt_location = 0, stmt_len }) => {
    if (!stmt) return [];
    const end = stmt_len ? toIndex(stmt_location + stmt_len) : text.length;
    return [{ node: stmt, start: skipBlanks(text, toIndex(stmt_location)), end }];
  });
};

const blanks = /(?:\s+|--[^\n]*|\/\*[\s\S]*?\*\/)*/y;

const skipBlanks = (text: string, offset: number): number => {
  blanks.lastIndex = offset;
  return offset + (blanks.exec(text)?.[0].length ?? 0);
};

const cursorOf = (error: unknown): number => {
  if (typeof error !== "object" || error === null || !("sqlDetails" in error)) return 0;
  const details = error.sqlDetails as { cursorPosition?: number } | undefined;
  return details?.cursorPosition ?? 0;
};
