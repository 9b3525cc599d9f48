import type { MessageTree } from "../../shared/i18n/merge-messages.ts";

export const modules = import.meta.glob<{ messages: MessageTree }>(
  ["../../shared/i18n/**/en.ts", "../../features/*/i18n/**/en.ts"],
  { eager: true },
);
