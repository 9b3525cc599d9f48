import type { TemplateChoice } from "../data/templates.ts";

export interface SendableTemplate {
  key: string;
  locales: string[];
  /** By language; a key alone tells nobody what would be sent. */
  contents: Record<string, string>;
  variables: string[];
  isApproved: boolean;
}

/** One line per key: a company's own row wins over everybody's of the same language. */
export function sendableTemplates(
  rows: readonly TemplateChoice[],
  isWindowOpen: boolean,
): SendableTemplate[] {
  const own = new Set(rows.filter((row) => row.tenant_id !== null).map(nameOf));
  const counted = rows.filter((row) => row.tenant_id !== null || !own.has(nameOf(row)));
  const usable = counted.filter((row) => isWindowOpen || row.approval_state === "approved");
  const byKey = new Map<string, SendableTemplate>();
  for (const row of usable) {
    const known = byKey.get(row.key);
    byKey.set(row.key, {
      key: row.key,
      locales: [...(known?.locales ?? []), row.locale],
      contents: { ...known?.contents, [row.locale]: row.content },
      variables: [...new Set([...(known?.variables ?? []), ...row.variables])],
      isApproved: (known?.isApproved ?? true) && row.approval_state === "approved",
    });
  }
  return [...byKey.values()];
}

const nameOf = (row: TemplateChoice): string => `${row.key}:${row.locale}`;
