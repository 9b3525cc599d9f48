import type { Finding, Rule, SqlSource } from "./source.ts";
import { isBlank, type Token } from "./tokens.ts";

const finding = (source: SqlSource, at: Token, rule: string, message: string): Finding => ({
  path: source.path,
  line: source.lineAt(at.start),
  rule,
  message,
});

/** Postgres folds them anyway: a capital outside quotes is only a second spelling. */
export const lowerCase: Rule = (source) =>
  source.tokens
    .filter((token) => token.kind === "word" && token.text !== token.text.toLowerCase())
    .map((token) =>
      finding(source, token, "lower-case", `Write ${token.text.toLowerCase()} for ${token.text}.`),
    );

const unfinished = /\b(?:todo|fixme|xxx|hack)\b|lorem ipsum/i;

export const noUnfinished: Rule = (source) =>
  source.tokens
    .filter((token) => token.kind === "comment" && unfinished.test(token.text))
    .map((token) => finding(source, token, "no-unfinished", "Finish it, or open an issue."));

const REFUSED_CODES = new Set(["P0002", "55000"]);
const keyShape = /^(?:[a-z][a-z0-9]*(?:_[a-z0-9]+)*|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)$/;
const REQUIRED = ["errcode", "message", "detail", "hint"] as const;

/** `raise exception using errcode, message, detail, hint`; a bare `raise;` passes an error on. */
export const raiseShape: Rule = (source) => {
  const code = source.tokens.filter((token) => !isBlank(token));
  return code.flatMap((token, index) => {
    if (token.depth === 0 || !isWord(token, "raise")) return [];
    if (!isWord(code[index + 1], "exception")) return refuseOther(source, token, code[index + 1]);
    return checkRaise(source, token, optionsOf(code, index + 2));
  });
};

const isWord = (token: Token | undefined, word: string): boolean =>
  token?.kind === "word" && token.text.toLowerCase() === word;

const soft = new Set(["notice", "warning", "info", "log", "debug"]);

const refuseOther = (source: SqlSource, at: Token, next: Token | undefined): Finding[] => {
  if (next?.text === ";" || (next?.kind === "word" && soft.has(next.text.toLowerCase()))) return [];
  return [finding(source, at, "raise-shape", "Write: raise exception using errcode = ..., ...")];
};

type Options = ReadonlyMap<string, readonly Token[]>;

/** undefined when the statement does not begin with `using`. */
const optionsOf = (code: readonly Token[], from: number): Options | undefined => {
  if (!isWord(code[from], "using")) return undefined;
  const options = new Map<string, Token[]>();
  let nesting = 0;
  let current: Token[] | undefined;
  for (const token of code.slice(from + 1)) {
    if (token.text === ";" && nesting === 0) break;
    nesting += nestingOf(token);
    if (nesting === 0 && token.text === ",") current = undefined;
    else if (current) current.push(token);
    else {
      current = [];
      options.set(token.text.toLowerCase(), current);
    }
  }
  return options;
};

const nestingOf = ({ kind, text }: Token): number => {
  if (kind !== "symbol") return 0;
  if (text === "(" || text === "[") return 1;
  return text === ")" || text === "]" ? -1 : 0;
};

const checkRaise = (source: SqlSource, at: Token, options: Options | undefined): Finding[] => {
  const say = (message: string): Finding => finding(source, at, "raise-shape", message);
  if (!options) return [say("Write: raise exception using errcode, message, detail, hint.")];
  const missing = REQUIRED.filter((name) => !options.has(name));
  const errcode = literal(options.get("errcode"));
  const key = literal(options.get("message"));
  return [
    ...(missing.length > 0 ? [say(`Missing: ${missing.join(", ")}.`)] : []),
    ...(errcode && REFUSED_CODES.has(errcode)
      ? [say(`errcode ${errcode} becomes HTTP 500: use PT404, PT409, PT422 or a standard code.`)]
      : []),
    ...(key !== undefined && !keyShape.test(key)
      ? [say(`message '${key}' is not a stable key: snake_case, facts go into detail.`)]
      : []),
  ];
};

/** The text of `= 'text'`; undefined for an expression. */
const literal = (tokens: readonly Token[] | undefined): string | undefined => {
  const value = tokens?.filter((token) => token.text !== "=" && token.text !== ":");
  const only = value?.length === 1 ? value[0] : undefined;
  return only?.kind === "string" ? only.text.replace(/^'|'$/g, "") : undefined;
};
