import polyglotI18nProvider from "ra-i18n-polyglot";
import type { I18nProvider, TranslationMessages } from "react-admin";
import { DEFAULT_LOCALE, isLocale, LOCALES, type Locale } from "../shared/i18n/locales.ts";
import { type MessageTree, mergeMessages } from "../shared/i18n/merge-messages.ts";

interface MessageModule {
  messages: MessageTree;
}

type GetMessages = Parameters<typeof polyglotI18nProvider>[0];
type Loader = () => Promise<MessageModule>;

// One chunk per language: nobody downloads the two they do not read.
const LOADERS: Record<Locale, Record<string, Loader>> = {
  fr: import.meta.glob<MessageModule>(["../shared/i18n/**/fr.ts", "../features/*/i18n/**/fr.ts"]),
  en: import.meta.glob<MessageModule>(["../shared/i18n/**/en.ts", "../features/*/i18n/**/en.ts"]),
  ar: import.meta.glob<MessageModule>(["../shared/i18n/**/ar.ts", "../features/*/i18n/**/ar.ts"]),
};

async function loadMessages(locale: Locale): Promise<MessageTree> {
  const parts = await Promise.all(Object.values(LOADERS[locale]).map((load) => load()));
  return mergeMessages(...parts.map((part) => part.messages));
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
