import type { Finding, Rule, SqlSource } from "./source.ts";
import type { Token } from "./tokens.ts";

const MAX_COLUMNS = 100;
const MAX_LINES = 400;

const perLine =
  (rule: string, check: (line: string) => string | undefined): Rule =>
  (source) =>
    source.lines.flatMap((line, index) => {
      const message = check(line);
      return message ? [{ path: source.path, line: index + 1, rule, message }] : [];
    });

export const noTabs = perLine("no-tabs", (line) =>
  line.includes("\t") ? "Indent with two spaces, not tabs." : undefined,
);

/** A sentence in quotes cannot be broken: its letters do not count, the code around it does. */
export const maxColumns: Rule = (source) => {
  const quoted = lettersInStrings(source, quotesOf(source));
  return source.lines.flatMap((line, index): Finding[] => {
    const columns = [...line].length - (quoted.get(index + 1) ?? 0);
    if (columns <= MAX_COLUMNS) return [];
    const message = `${columns} columns; at most ${MAX_COLUMNS}.`;
    return [{ path: source.path, line: index + 1, rule: "max-columns", message }];
  });
};

type Quote = Pick<Token, "text" | "start">;

/** In a test, a statement handed over as text ($$select ...$$) is a text like any other. */
const quotesOf = ({ path, text, tokens }: SqlSource): readonly Quote[] => {
  const strings = tokens.filter((token) => token.kind === "string");
  if (!path.includes("tests/")) return strings;
  const marks = tokens.filter((token) => token.kind === "dollar" && token.depth === 0);
  const programs = marks.flatMap(({ start }, index): Quote[] => {
    const close = marks[index + 1];
    return index % 2 === 0 && close ? [{ start, text: text.slice(start, close.start) }] : [];
  });
  const onOneLine = programs.filter((quote) => !quote.text.includes("\n"));
  const isInside = ({ start }: Quote): boolean =>
    onOneLine.some((quote) => start > quote.start && start < quote.start + quote.text.length);
  return [...strings.filter((quote) => !isInside(quote)), ...onOneLine];
};

const lettersInStrings = (
  { lineAt }: SqlSource,
  quotes: readonly Quote[],
): ReadonlyMap<number, number> => {
  const letters = new Map<number, number>();
  for (const { text, start } of quotes) {
    let line = lineAt(start);
    for (const part of text.split("\n")) {
      letters.set(line, (letters.get(line) ?? 0) + [...part].length);
      line += 1;
    }
  }
  return letters;
};

export const noTrailingBlanks = perLine("no-trailing-blanks", (line) =>
  /[ \r]$/.test(line) ? "Blanks at the end of the line." : undefined,
);

export const finalNewline: Rule = ({ path, text, lines }) =>
  text.endsWith("\n") && !text.endsWith("\n\n")
    ? []
    : [{ path, line: lines.length, rule: "final-newline", message: "End with one newline." }];

export const maxLines: Rule = ({ path, lines }) => {
  const count = lines.length - 1;
  if (count <= MAX_LINES) return [];
  const message = `${count} lines; at most ${MAX_LINES}: split by steps or entities.`;
  return [{ path, line: MAX_LINES + 1, rule: "max-lines", message }];
};

/** Lines that begin inside a string or a block comment are content, not layout. */
export const evenIndent: Rule = (source) => {
  const content = linesInsideText(source);
  return source.lines.flatMap((line, index): Finding[] => {
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    if (indent % 2 === 0 || content.has(index + 1) || line.trim() === "") return [];
    const message = `Indented by ${indent}; steps of two.`;
    return [{ path: source.path, line: index + 1, rule: "even-indent", message }];
  });
};

const linesInsideText = ({ tokens, lineAt }: SqlSource): ReadonlySet<number> => {
  const inside = new Set<number>();
  for (const { kind, text, start } of tokens) {
    if ((kind !== "string" && kind !== "comment") || !text.includes("\n")) continue;
    const last = lineAt(start + text.length - 1);
    for (let line = lineAt(start) + 1; line <= last; line += 1) inside.add(line);
  }
  return inside;
};
