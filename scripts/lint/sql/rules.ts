import { bodyLength, commented, fixedSearchPath, revokedFromPublic } from "./rules-functions.ts";
import {
  namedConstraints,
  namedIndexes,
  noGrantToAnon,
  policyRole,
  viewInvoker,
} from "./rules-objects.ts";
import {
  evenIndent,
  finalNewline,
  maxColumns,
  maxLines,
  noTabs,
  noTrailingBlanks,
} from "./rules-text.ts";
import { lowerCase, noUnfinished, raiseShape } from "./rules-words.ts";
import { type Finding, type Rule, readSource, type SqlSource } from "./source.ts";

/** Layout and spelling: every SQL file. */
export const layoutRules: readonly Rule[] = [
  noTabs,
  maxColumns,
  noTrailingBlanks,
  finalNewline,
  maxLines,
  evenIndent,
  lowerCase,
  noUnfinished,
];

/** What is created for good: the migrations. */
export const schemaRules: readonly Rule[] = [
  raiseShape,
  fixedSearchPath,
  bodyLength,
  revokedFromPublic,
  commented,
  policyRole,
  viewInvoker,
  noGrantToAnon,
  namedConstraints,
  namedIndexes,
];

export const lintSql = async (path: string, text: string): Promise<Finding[]> => {
  const { source, parseError } = await readSource(path, text);
  const rules = path.includes("migrations/") ? [...layoutRules, ...schemaRules] : layoutRules;
  const findings = rules.flatMap((rule) => rule(source));
  return [...(parseError ? [parseError] : []), ...findings]
    .filter((finding) => !isExcused(source, finding))
    .sort((a, b) => a.line - b.line);
};

/** `-- lint: <rule>: <reason>` on the line above breaks a rule on purpose, with the reason there. */
const isExcused = ({ lines }: SqlSource, { line, rule }: Finding): boolean =>
  new RegExp(`^\\s*-- lint: ${rule}: \\S`).test(lines[line - 2] ?? "");
