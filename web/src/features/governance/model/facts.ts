import type { Json, Payload } from "./types.ts";

export type Fact = { readonly key: string; readonly value: Json };
export type FactChange = {
  readonly key: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
};

const isObject = (value: Json | undefined): value is Payload =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** One level of nesting is opened as parent.child; deeper values stay whole. */
export const toFacts = (payload: Payload | null | undefined): readonly Fact[] =>
  Object.entries(payload ?? {}).flatMap(([key, value]) =>
    isObject(value)
      ? Object.entries(value).map(([child, inner]) => ({ key: `${key}.${child}`, value: inner }))
      : [{ key, value }],
  );

/** What changed between two pictures of the same violation, in the order of the newer one. */
export const diffFacts = (
  before: Payload | null | undefined,
  after: Payload | null | undefined,
): readonly FactChange[] => {
  const old = new Map(toFacts(before).map((fact) => [fact.key, fact.value]));
  const now = new Map(toFacts(after).map((fact) => [fact.key, fact.value]));
  const keys = [...new Set([...now.keys(), ...old.keys()])];
  return keys
    .map((key) => ({ key, before: old.get(key), after: now.get(key) }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
};
