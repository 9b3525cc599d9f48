import type { z } from "zod";
import { failure, type GraphFailure } from "./errors.ts";

export type Checked<T> = { readonly data: T } | { readonly failed: GraphFailure };

const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) =>
      typeof key === "number" ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
    "",
  );

const isMissing = (issue: z.core.$ZodIssue): boolean =>
  issue.message === "is missing" ||
  (issue.code === "invalid_type" && issue.message.endsWith("received undefined"));

/** Meta names the first fault only, and so does this; it never repeats what was sent. */
export const check = <T>(schema: z.ZodType<T>, body: unknown, isWhatsApp: boolean): Checked<T> => {
  const parsed = schema.safeParse(body);
  if (parsed.success) return { data: parsed.data };
  const [issue] = parsed.error.issues;
  if (!issue) return { failed: failure(100) };
  const details = `${pathOf(issue.path)} ${issue.message}`.trim();
  if (!isWhatsApp) return { failed: failure(100, details) };
  if (isMissing(issue)) return { failed: failure(131008, details) };
  return { failed: failure(issue.code === "invalid_union" ? 100 : 131009, details) };
};
