import { readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { isBlank, type Token, tokenize } from "../lint/sql/tokens.ts";
import { ourSchemasSql } from "../stack/modules.ts";
import { projectRoot } from "../stack/paths.ts";
import { filesUnder } from "./files.ts";

const keyShape = /^(?:[a-z][a-z0-9]*(?:_[a-z0-9]+)+|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)$/;

const literals = (tokens: readonly Token[]): string[] =>
  tokens
    .filter(({ kind }) => kind === "string")
    .map(({ text }) => text.replace(/^'|'$/g, ""))
    .filter((text) => keyShape.test(text));

const errorCode = /^'(?:PT\d{3}|42501|22023|23505)'$/;

/** A refusal built as a row before it is raised: ('PT404', 'alert_not_found', ...). */
const keyAfterCode = (code: readonly Token[], index: number): string[] =>
  errorCode.test(code[index]?.text ?? "") && code[index + 1]?.text === ","
    ? literals(code.slice(index + 2, index + 3))
    : [];

/** The keys in `message = ...` of every raise: a literal, or the branches of a case. */
export const raisedKeys = (body: string): string[] => {
  const code = tokenize(body).filter((token) => !isBlank(token));
  return code.flatMap((token, index) => {
    const next = code[index + 1];
    const asRow = keyAfterCode(code, index);
    if (asRow.length > 0) return asRow;
    if (token.text.toLowerCase() !== "message" || next?.text !== "=") return [];
    const rest = code.slice(index + 2);
    const end = rest.findIndex(({ text }) => text === "," || text === ";");
    return literals(end < 0 ? rest : rest.slice(0, end));
  });
};

/** Our error answers: `refuse(404, "key", ...)` and `{ error: "key" }`. */
export const answeredKeys = (source: string): string[] =>
  [...source.matchAll(/(?:refuse\(\s*\d{3},\s*|\berror: )"([a-z]+(?:_[a-z]+)+)"/g)].map(
    ([, key = ""]) => key,
  );

/** Rows of the tables in docs/reference/errors: `| key | HTTP | when | remedy |`. */
export const documentedKeys = (markdown: string): string[] =>
  [...markdown.matchAll(/^\|\s*`?([A-Za-z][A-Za-z0-9_]*)`?\s*\|\s*\d{3}/gm)].map(
    ([, key = ""]) => key,
  );

type Words = { readonly raised: ReadonlySet<string>; readonly known: ReadonlySet<string> };

/** `raised` must be documented; what is documented must at least be `known` somewhere. */
export const keysInUse = async (client: pg.Client): Promise<Words> => {
  const bodies = await client.query<{ body: string }>(
    `select pg_get_functiondef(p.oid) as body from pg_proc as p
     join pg_namespace as n on n.oid = p.pronamespace
     where n.nspname in ${ourSchemasSql} and p.prokind in ('f', 'p')`,
  );
  const constraints = await client.query<{ name: string }>(
    `select c.conname as name from pg_constraint as c
     join pg_namespace as n on n.oid = c.connamespace where n.nspname in ${ourSchemasSql}`,
  );
  const sql = bodies.rows.map(({ body }) => body);
  const sources = answeringSources();
  const raised = [...sql.flatMap(raisedKeys), ...sources.flatMap(answeredKeys)];
  const mentioned = [
    ...sql.flatMap((body) => literals(tokenize(body))),
    ...sources.flatMap((text) =>
      [...text.matchAll(/"([a-z]+(?:_[a-z]+)+)"/g)].map(([, w = ""]) => w),
    ),
    ...constraints.rows.map(({ name }) => name),
  ];
  return { raised: new Set(raised), known: new Set([...raised, ...mentioned]) };
};

const answeringSources = (): string[] =>
  [...filesUnder("supabase/functions", /\.ts$/), ...filesUnder("scripts/stack", /^gateway.*\.ts$/)]
    .filter((file) => !file.endsWith(".test.ts"))
    .map((file) => readFileSync(join(projectRoot, file), "utf8"));

export const keysInDocs = (): ReadonlySet<string> =>
  new Set(
    filesUnder("docs/reference/errors", /\.md$/).flatMap((file) =>
      documentedKeys(readFileSync(join(projectRoot, file), "utf8")),
    ),
  );
