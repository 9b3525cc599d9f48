import type { Constraint, Node } from "libpg-query";
import type { Finding, Rule, SqlSource, Statement } from "./source.ts";

const perStatement =
  (rule: string, check: (node: Node) => string | undefined): Rule =>
  (source) =>
    source.statements.flatMap((statement) => found(source, statement, rule, check(statement.node)));

const found = (
  source: SqlSource,
  statement: Statement,
  rule: string,
  message: string | undefined,
): Finding[] =>
  message ? [{ path: source.path, line: source.lineAt(statement.start), rule, message }] : [];

export const policyRole = perStatement("policy-role", (node) => {
  if (!("CreatePolicyStmt" in node)) return undefined;
  const { policy_name: name, roles = [] } = node.CreatePolicyStmt;
  const open = roles.some(
    (role) => "RoleSpec" in role && role.RoleSpec.roletype === "ROLESPEC_PUBLIC",
  );
  return roles.length === 0 || open
    ? `Policy ${name}: name its role, "to authenticated".`
    : undefined;
});

/** A replace that leaves the option out drops it in silence. */
export const viewInvoker = perStatement("view-invoker", (node) => {
  if (!("ViewStmt" in node)) return undefined;
  const { view, options = [] } = node.ViewStmt;
  const invoker = options.some(
    (option) =>
      "DefElem" in option && option.DefElem.defname === "security_invoker" && isTrue(option),
  );
  return invoker
    ? undefined
    : `View ${view?.schemaname}.${view?.relname}: with (security_invoker = true).`;
});

const isTrue = (node: Node): boolean => {
  const value = "DefElem" in node ? node.DefElem.arg : undefined;
  if (value === undefined) return true;
  if ("String" in value) return ["true", "on"].includes(value.String.sval ?? "");
  return "Integer" in value && value.Integer.ival === 1;
};

export const noGrantToAnon = perStatement("no-grant-to-anon", (node) => {
  if (!("GrantStmt" in node) || !node.GrantStmt.is_grant) return undefined;
  const { objtype, grantees = [] } = node.GrantStmt;
  if (objtype === "OBJECT_SCHEMA") return undefined;
  const open = grantees.some(
    (role) =>
      "RoleSpec" in role &&
      (role.RoleSpec.rolename === "anon" || role.RoleSpec.roletype === "ROLESPEC_PUBLIC"),
  );
  return open ? "Nothing is granted to anon or public." : undefined;
});

const NAMELESS = new Set([
  "CONSTR_NULL",
  "CONSTR_NOTNULL",
  "CONSTR_DEFAULT",
  "CONSTR_IDENTITY",
  "CONSTR_GENERATED",
  "CONSTR_ATTR_DEFERRABLE",
  "CONSTR_ATTR_NOT_DEFERRABLE",
  "CONSTR_ATTR_DEFERRED",
  "CONSTR_ATTR_IMMEDIATE",
]);

export const namedConstraints = perStatement("named-constraints", (node) => {
  const nameless = constraintsOf(node).filter(
    ({ contype, conname }) => !conname && !NAMELESS.has(contype ?? ""),
  );
  return nameless.length > 0
    ? `${nameless.length} constraint(s) without a name: constraint <table>_<what>_<suffix> ...`
    : undefined;
});

const constraintsOf = (node: Node): Constraint[] => {
  if ("CreateStmt" in node && node.CreateStmt.relation?.relpersistence !== "t") {
    return (node.CreateStmt.tableElts ?? []).flatMap(ofElement);
  }
  if ("AlterTableStmt" in node) {
    return (node.AlterTableStmt.cmds ?? []).flatMap((command) =>
      "AlterTableCmd" in command && command.AlterTableCmd.def
        ? ofElement(command.AlterTableCmd.def)
        : [],
    );
  }
  return [];
};

const ofElement = (element: Node): Constraint[] => {
  if ("Constraint" in element) return [element.Constraint];
  if (!("ColumnDef" in element)) return [];
  return (element.ColumnDef.constraints ?? []).flatMap((node) =>
    "Constraint" in node ? [node.Constraint] : [],
  );
};

export const namedIndexes = perStatement("named-indexes", (node) =>
  "IndexStmt" in node && !node.IndexStmt.idxname
    ? "Index without a name: <table>_<columns>_idx."
    : undefined,
);
