import { useMemo } from "react";
import { useLocaleState } from "react-admin";
import { localeFacts } from "../../../shared/i18n/locales.ts";

export interface DayWords {
  /** "22 nov. 2026", from "2026-11-22". */
  day: (day: string | null | undefined) => string;
  /** "22 nov.", for an axis. */
  short: (day: string) => string;
  /** "lundi 22 novembre 2026", for a heading. */
  long: (day: string) => string;
}

/** Days of the database are already local to the depot: no zone may move them. */
export function useDays(): DayWords {
  const [locale] = useLocaleState();
  return useMemo(() => {
    const { tag } = localeFacts(locale);
    const build = (options: Intl.DateTimeFormatOptions) => {
      const format = new Intl.DateTimeFormat(tag, { timeZone: "UTC", ...options });
      return (day: string) => format.format(new Date(`${day}T00:00:00Z`));
    };
    const medium = build({ dateStyle: "medium" });
    return {
      day: (day) => (day ? medium(day) : "–"),
      short: build({ day: "numeric", month: "short" }),
      long: build({ dateStyle: "full" }),
    };
  }, [locale]);
}
