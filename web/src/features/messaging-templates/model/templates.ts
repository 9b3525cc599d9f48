import type { TemplateRow } from "../data/templates.ts";

export const LOCALES = ["fr", "en", "ar", "darija"] as const;
export type Locale = (typeof LOCALES)[number];

export interface TemplateGroup {
  key: string;
  /** The row that counts for each language: the company's own, else everybody's. */
  byLocale: Partial<Record<string, TemplateRow>>;
  variables: string[];
  ownCount: number;
}

/** One group per key; a company's own row hides everybody's of the same language. */
export function groupByKey(rows: readonly TemplateRow[]): TemplateGroup[] {
  const groups = new Map<string, TemplateGroup>();
  for (const row of rows) {
    const group = groups.get(row.key) ?? { key: row.key, byLocale: {}, variables: [], ownCount: 0 };
    groups.set(row.key, group);
    if (row.tenant_id !== null) group.ownCount += 1;
    if (row.tenant_id !== null || group.byLocale[row.locale] === undefined) {
      group.byLocale[row.locale] = row;
    }
  }
  return [...groups.values()].map((group) => ({
    ...group,
    variables: unique(Object.values(group.byLocale).flatMap((row) => row?.variables ?? [])),
  }));
}

export const unique = (names: readonly string[]): string[] => [...new Set(names)];

/** Names that stand between double braces, in the order in which they first come. */
export function namesIn(content: string): string[] {
  const found = content.matchAll(/\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g);
  return unique([...found].flatMap(([, name]) => (name === undefined ? [] : [name])));
}

/**
 * What is declared when a text is saved: the names it had, in their order, which is that of the
 * provider's numbers, then the new ones; a name that no longer stands in it goes.
 */
export function declaredFor(content: string, before: readonly string[]): string[] {
  const used = namesIn(content);
  return [
    ...before.filter((name) => used.includes(name)),
    ...used.filter((name) => !before.includes(name)),
  ];
}

const KEY = /^[A-Z][A-Z0-9_]{2,62}$/;

export const isKey = (text: string): boolean => KEY.test(text);

export const directionOf = (locale: string): "rtl" | "ltr" => (locale === "ar" ? "rtl" : "ltr");
