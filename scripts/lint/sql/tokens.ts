export type TokenKind =
  | "word"
  | "quoted"
  | "string"
  | "dollar"
  | "comment"
  | "number"
  | "space"
  | "symbol";

export type Token = {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  /** 0 outside; 1 inside a dollar-quoted body, and so on. */
  readonly depth: number;
};

/** Tried in this order at each position. Block comments nest and dollar quotes pair: see below. */
const patterns: readonly (readonly [TokenKind, RegExp])[] = [
  ["space", /\s+/y],
  ["comment", /--[^\n]*/y],
  ["string", /[eE]'(?:[^'\\]|\\[\s\S]|'')*'/y],
  // format()'s placeholders inside dynamic SQL: %I is a quoted name, %i is an error.
  ["symbol", /%(?:\d+\$)?[ILs]\b/y],
  ["string", /(?:[uU]&|[bBxXnN])?'(?:[^']|'')*'/y],
  ["quoted", /(?:[uU]&)?"(?:[^"]|"")*"/y],
  ["number", /\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ["word", /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y],
];

const dollarTag = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;

/** What follows these, or begins with those, is a program; any other dollar quote is a text. */
const opensBody = new Set(["as", "do"]);
const beginsBody =
  /^\s*(?:--[^\n]*\n\s*)*(?:select|insert|update|delete|with|declare|begin|create|alter|drop|truncate|call|set|do|values|grant|revoke|merge|refresh|lock)\b/i;

export const tokenize = (sql: string): Token[] => scan(sql, 0, 0);

const scan = (sql: string, offset: number, depth: number): Token[] => {
  const tokens: Token[] = [];
  let position = 0;
  while (position < sql.length) {
    const found = readDollar(sql, position, offset, depth, tokens) ?? readPlain(sql, position);
    if (Array.isArray(found)) {
      tokens.push(...found);
      position = endOf(found, offset);
    } else {
      tokens.push({ ...found, start: offset + position, depth });
      position += found.text.length;
    }
  }
  return tokens;
};

const endOf = (tokens: readonly Token[], offset: number): number => {
  const last = tokens.at(-1);
  return last ? last.start + last.text.length - offset : 0;
};

const readPlain = (sql: string, position: number): Pick<Token, "kind" | "text"> => {
  if (sql.startsWith("/*", position)) {
    return { kind: "comment", text: sql.slice(position, endOfBlockComment(sql, position)) };
  }
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = position;
    const match = pattern.exec(sql);
    if (match) return { kind, text: match[0] };
  }
  return { kind: "symbol", text: sql.charAt(position) };
};

const endOfBlockComment = (sql: string, position: number): number => {
  let open = 1;
  let at = position + 2;
  while (open > 0 && at < sql.length) {
    if (sql.startsWith("/*", at)) open += 1;
    else if (sql.startsWith("*/", at)) open -= 1;
    at += sql.startsWith("/*", at) || sql.startsWith("*/", at) ? 2 : 1;
  }
  return at;
};

const readDollar = (
  sql: string,
  position: number,
  offset: number,
  depth: number,
  before: readonly Token[],
): Token[] | undefined => {
  dollarTag.lastIndex = position;
  const tag = dollarTag.exec(sql)?.[0];
  if (!tag) return undefined;
  const close = sql.indexOf(tag, position + tag.length);
  const end = close < 0 ? sql.length : close;
  const body = sql.slice(position + tag.length, end);
  const whole = sql.slice(position, close < 0 ? end : end + tag.length);
  const start = offset + position;
  if (!isProgram(body, before)) return [{ kind: "string", text: whole, start, depth }];
  return [
    { kind: "dollar", text: tag, start, depth },
    ...scan(body, start + tag.length, depth + 1),
    { kind: "dollar", text: tag, start: offset + end, depth },
  ];
};

const isProgram = (body: string, before: readonly Token[]): boolean => {
  const previous = before.findLast((token) => !isBlank(token));
  const opened = previous?.kind === "word" && opensBody.has(previous.text.toLowerCase());
  return opened || beginsBody.test(body);
};

export const isBlank = (token: Token): boolean =>
  token.kind === "space" || token.kind === "comment";
