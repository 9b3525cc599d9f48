import { tokenize } from "./tokens.ts";

/** What needs no judgement: case, blanks at line ends, the final newline. Strings stay as they are. */
export const formatSql = (sql: string): string => {
  const text = tokenize(sql)
    .map((token) => {
      if (token.kind === "word") return token.text.toLowerCase();
      if (token.kind === "space") return token.text.replace(/\r/g, "").replace(/[ \t]+\n/g, "\n");
      return token.kind === "comment" && token.text.startsWith("--")
        ? token.text.trimEnd()
        : token.text;
    })
    .join("");
  return `${text.trimEnd()}\n`;
};
