export type Locale = "fr" | "en" | "ar";

export interface LocaleFacts {
  locale: Locale;
  name: string;
  tag: string;
  direction: "ltr" | "rtl";
}

// Tags choose how Intl writes dates and digits; Algeria writes Arabic with 0-9.
export const LOCALES: readonly LocaleFacts[] = [
  { locale: "fr", name: "Français", tag: "fr-FR", direction: "ltr" },
  { locale: "en", name: "English", tag: "en-GB", direction: "ltr" },
  { locale: "ar", name: "العربية", tag: "ar-DZ", direction: "rtl" },
];

export const DEFAULT_LOCALE: Locale = "fr";

export function localeFacts(locale: string | undefined): LocaleFacts {
  const found = LOCALES.find((facts) => facts.locale === locale);
  return found ?? (LOCALES[0] as LocaleFacts);
}

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((facts) => facts.locale === value);
}
