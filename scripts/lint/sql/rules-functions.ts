import type { CreateFunctionStmt, Node, ObjectWithArgs } from "libpg-query";
import { dotted, signatureOf, typeList } from "./names.ts";
import type { Finding, Rule, SqlSource, Statement } from "./source.ts";

const MAX_BODY_LINES = 60;

type Declared = {
  readonly signature: string;
  readonly node: CreateFunctionStmt;
  readonly statement: Statement;
};

const functionsOf = ({ statements }: SqlSource): Declared[] =>
  statements.flatMap((statement) => {
    if (!("CreateFunctionStmt" in statement.node)) return [];
    const node = statement.node.CreateFunctionStmt;
    return [{ signature: signatureOf(node.funcname, node.parameters), node, statement }];
  });

const perFunction =
  (rule: string, check: (declared: Declared, source: SqlSource) => string | undefined): Rule =>
  (source) =>
    functionsOf(source).flatMap((declared): Finding[] => {
      const message = check(declared, source);
      const line = source.lineAt(declared.statement.start);
      return message ? [{ path: source.path, line, rule, message }] : [];
    });

/** A procedure that commits cannot carry a SET clause: Postgres refuses the commit. */
export const fixedSearchPath = perFunction("fixed-search-path", ({ signature, node }) => {
  if (searchPathOf(node) === "") return undefined;
  if (node.is_procedure && /\b(?:commit|rollback)\s*;/.test(bodyText(node))) return undefined;
  return `${signature} needs: set search_path = ''`;
});

const searchPathOf = (node: CreateFunctionStmt): string | undefined => {
  for (const option of node.options ?? []) {
    if (!("DefElem" in option) || option.DefElem.defname !== "set") continue;
    const set = option.DefElem.arg;
    if (!set || !("VariableSetStmt" in set) || set.VariableSetStmt.name !== "search_path") continue;
    return set.VariableSetStmt.args?.map(constantText).join(",");
  }
  return undefined;
};

const constantText = (node: Node): string =>
  "A_Const" in node && node.A_Const.sval ? (node.A_Const.sval.sval ?? "") : "?";

const bodyText = (node: CreateFunctionStmt): string => {
  for (const option of node.options ?? []) {
    if (!("DefElem" in option) || option.DefElem.defname !== "as") continue;
    const list = option.DefElem.arg;
    const first = list && "List" in list ? list.List.items?.[0] : undefined;
    return first && "String" in first ? (first.String.sval ?? "") : "";
  }
  return "";
};

export const bodyLength = perFunction("body-length", ({ signature, node, statement }, source) => {
  const body =
    bodyText(node).trim() || atomicBody(source.text.slice(statement.start, statement.end));
  const count = body === "" ? 0 : body.split("\n").length;
  return count > MAX_BODY_LINES
    ? `${signature} has a body of ${count} lines; at most ${MAX_BODY_LINES}: name the steps.`
    : undefined;
});

const atomicBody = (text: string): string =>
  /\bbegin\s+atomic\b([\s\S]*)\bend\b/i.exec(text)?.[1] ?? "";

export const revokedFromPublic = perFunction("revoked-from-public", ({ signature }, source) =>
  revokesIn(source).has(signature)
    ? undefined
    : `${signature} needs: revoke all on function ${signature} from public`,
);

const revokesIn = ({ statements }: SqlSource): ReadonlySet<string> => {
  const signatures = statements.flatMap(({ node }) => {
    if (!("GrantStmt" in node) || node.GrantStmt.is_grant) return [];
    const { objects = [], grantees = [] } = node.GrantStmt;
    const fromPublic = grantees.some(
      (role) => "RoleSpec" in role && role.RoleSpec.roletype === "ROLESPEC_PUBLIC",
    );
    return fromPublic ? objects.map(objectSignature) : [];
  });
  return new Set(signatures);
};

/** A door of one `begin atomic select <rule>(...)` has its rule's comment. */
export const commented = perFunction("commented", ({ signature, node }, source) => {
  if (commentsIn(source).has(signature) || isDoor(node)) return undefined;
  return `${signature} needs a comment: what it does, units, errors.`;
});

const isDoor = (node: CreateFunctionStmt): boolean =>
  dotted(node.funcname).startsWith("public.") && node.sql_body !== undefined;

const commentsIn = ({ statements }: SqlSource): ReadonlySet<string> => {
  const signatures = statements.flatMap(({ node }) =>
    "CommentStmt" in node && node.CommentStmt.object
      ? [objectSignature(node.CommentStmt.object)]
      : [],
  );
  return new Set(signatures);
};

const objectSignature = (node: Node): string =>
  "ObjectWithArgs" in node ? withArguments(node.ObjectWithArgs) : "";

const withArguments = (object: ObjectWithArgs): string =>
  object.objfuncargs
    ? signatureOf(object.objname, object.objfuncargs)
    : `${dotted(object.objname)}(${typeList(object.objargs)})`;
