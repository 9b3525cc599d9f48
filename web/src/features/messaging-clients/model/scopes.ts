/** What a client may be given, the narrowest first. */
export const SCOPES = [
  "inbound:write",
  "delivery:quote",
  "delivery:write",
  "partner:read",
  "partner:write",
  "admin:read",
  "admin:write",
  "admin:*",
  "*",
] as const;

const coveredBy = (scope: string): string => `${scope.split(":")[0] ?? ""}:*`;

/** A scope that another chosen one holds already; choosing it changes nothing. */
export function isCovered(scope: string, chosen: readonly string[]): boolean {
  if (scope === "*") return false;
  return chosen.includes("*") || (scope !== coveredBy(scope) && chosen.includes(coveredBy(scope)));
}

/** Chosen or no longer; what a wider scope covers is left out, so that the list says what it means. */
export function toggleScope(chosen: readonly string[], scope: string): string[] {
  if (chosen.includes(scope)) return chosen.filter((known) => known !== scope);
  const next = [...chosen, scope];
  return next.filter((known) => !isCovered(known, next));
}

/** What deserves a second thought before it is given away. */
export const isWide = (chosen: readonly string[]): boolean =>
  chosen.some((scope) => scope === "*" || scope.startsWith("admin:"));
