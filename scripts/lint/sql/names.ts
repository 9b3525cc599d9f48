import type { FunctionParameter, Node, TypeName } from "libpg-query";

/** `schema.name` of a list of String nodes. */
export const dotted = (names: readonly Node[] | undefined): string =>
  (names ?? []).map((node) => ("String" in node ? (node.String.sval ?? "") : "")).join(".");

const typeText = (type: TypeName | undefined): string =>
  `${dotted(type?.names).replace(/^pg_catalog\./, "")}${"[]".repeat(type?.arrayBounds?.length ?? 0)}`;

const outputModes = new Set(["FUNC_PARAM_OUT", "FUNC_PARAM_TABLE"]);

const parameterOf = (node: Node): FunctionParameter | undefined =>
  "FunctionParameter" in node ? node.FunctionParameter : undefined;

/** `schema.name(type, type)`: how a comment or a grant refers to the function. */
export const signatureOf = (
  name: readonly Node[] | undefined,
  parameters: readonly Node[] | undefined,
): string => {
  const inputs = (parameters ?? [])
    .map(parameterOf)
    .filter((parameter) => parameter && !outputModes.has(parameter.mode ?? ""));
  return `${dotted(name)}(${inputs.map((parameter) => typeText(parameter?.argType)).join(", ")})`;
};

export const typeList = (types: readonly Node[] | undefined): string =>
  (types ?? []).map((node) => ("TypeName" in node ? typeText(node.TypeName) : "")).join(", ");
