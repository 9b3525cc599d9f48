import polyglotI18nProvider from "ra-i18n-polyglot";
import type { I18nProvider, TranslationMessages } from "react-admin";
import { DEFAULT_LOCALE, isLocale, LOCALES, type Locale } from "../shared/i18n/locales.ts";
import { type MessageTree, mergeMessages } from "../shared/i18n/merge-messages.ts";

type GetMessages = Parameters<typeof polyglotI18nProvider>[0];

// One chunk per language: nobody downloads the two they do not read.
const LOADERS = {
  fr: () => import("./messages/fr.ts"),
  en: () => import("./messages/en.ts"),
  ar: () => import("./messages/ar.ts"),
} as const satisfies Record<Locale, unknown>;

async function loadMessages(locale: Locale): Promise<MessageTree> {
  const { modules } = await LOADERS[locale]();
  return mergeMessages(...Object.values(modules).map((module) => module.messages));
}

/** The stored choice; react-admin keeps it under its own store key. */
export function storedLocale(): Locale {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem("RaStore.locale") ?? "null");
    return isLocale(stored) ? stored : DEFAULT_LOCALE;
  } catch {
    return DEFAULT_LOCALE;
  }
}

export async function createI18nProvider(): Promise<I18nProvider> {
  const initial = storedLocale();
  const first = await loadMessages(initial);
  const cache = new Map<string, MessageTree>([[initial, first]]);
  const getMessages: GetMessages = (locale: string) => {
    const known = cache.get(locale);
    if (known) return known as TranslationMessages;
    return loadMessages(isLocale(locale) ? locale : DEFAULT_LOCALE).then((messages) => {
      cache.set(locale, messages);
      return messages as TranslationMessages;
    });
  };
  return polyglotI18nProvider(
    getMessages,
    initial,
    LOCALES.map(({ locale, name }) => ({ locale, name })),
    { allowMissing: true },
  );
}
