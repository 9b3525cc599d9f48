import { isLocale, type Locale } from "../../../shared/i18n/locales.ts";

const ROOT = "../../../../../runbooks";

// One chunk per page and language: a reader downloads the page that is open, in one language.
const pages = import.meta.glob<string>(
  ["../../../../../runbooks/*.md", "../../../../../runbooks/{fr,ar}/*.md"],
  { query: "?raw", import: "default" },
);

export interface RunbookPage {
  readonly text: string;
  readonly locale: Locale;
}

/** The page of a check in the reader's language, else in English; null when this build has none. */
export const loadRunbook = async (slug: string, reader: string): Promise<RunbookPage | null> => {
  const translated = pages[`${ROOT}/${reader}/${slug}.md`];
  if (translated && isLocale(reader)) return { text: await translated(), locale: reader };
  const english = pages[`${ROOT}/${slug}.md`];
  return english ? { text: await english(), locale: "en" } : null;
};
