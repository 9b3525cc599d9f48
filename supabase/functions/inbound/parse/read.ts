/** Reading what others wrote: each look is a question, and a wrong shape is an answer, never a throw. */
export type Json = Record<string, unknown>;

export const object = (value: unknown): Json | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Json)
    : undefined;

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const objects = (value: unknown): readonly Json[] =>
  list(value)
    .map(object)
    .filter((one): one is Json => one !== undefined);

/** Ids come as text and, in tests of the dashboard, as numbers. Empty text is no id. */
export const id = (value: unknown): string | undefined => {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
};

export const text = (value: unknown): string | undefined =>
  typeof value === "string" ? value : undefined;

export const count = (value: unknown): number | undefined => {
  const number = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
};

/** Epoch seconds or milliseconds, as text or number: what is too small for milliseconds is seconds. */
export const instant = (value: unknown): number | undefined => {
  const number = count(value);
  if (number === undefined || number <= 0) return undefined;
  return Math.round(number < 100_000_000_000 ? number * 1000 : number);
};

const MAX_DEPTH = 24;

/** What is kept as it came is cut where it is nested deeper than anything honest. */
export const clip = (value: unknown, depth = MAX_DEPTH): unknown => {
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) return "…";
  if (Array.isArray(value)) return value.map((one) => clip(one, depth - 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, clip(inner, depth - 1)]),
  );
};

/** An object of what is there; undefined when nothing is. */
export const kept = (value: Json): Json | undefined => {
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return entries.length === 0 ? undefined : (clip(Object.fromEntries(entries)) as Json);
};

export const without = (value: Json, ...keys: readonly string[]): Json =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
