import { useCallback } from "react";
import { useLocaleState } from "react-admin";

export type LocalizedText = Partial<Record<string, string>> | null | undefined;

/** Texts of the database come as {fr, en, ar}; a missing language falls back to French. */
export function pickText(text: LocalizedText, locale: string): string {
  if (!text) return "";
  return text[locale] ?? text.fr ?? text.en ?? Object.values(text)[0] ?? "";
}

export function useLocalized(): (text: LocalizedText) => string {
  const [locale] = useLocaleState();
  return useCallback((text) => pickText(text, locale), [locale]);
}
