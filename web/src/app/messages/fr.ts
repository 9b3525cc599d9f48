import type { MessageTree } from "../../shared/i18n/merge-messages.ts";

export const modules = import.meta.glob<{ messages: MessageTree }>(
  ["../../shared/i18n/**/fr.ts", "../../features/*/i18n/**/fr.ts"],
  { eager: true },
);
