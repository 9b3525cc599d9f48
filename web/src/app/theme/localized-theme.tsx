import { CacheProvider } from "@emotion/react";
import { type ReactNode, useEffect, useMemo } from "react";
import { ThemeProvider, ThemesContext, useLocaleState } from "react-admin";
import { localeFacts } from "../../shared/i18n/locales.ts";
import { createAppTheme } from "./create-app-theme.ts";
import { cacheFor } from "./direction-cache.ts";

/** Theme, writing direction and the page's lang follow the language in use. */
export function LocalizedTheme({ children }: { children: ReactNode }) {
  const [locale] = useLocaleState();
  const { direction } = localeFacts(locale);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = direction;
  }, [locale, direction]);
  const themes = useMemo(
    () => ({
      lightTheme: createAppTheme(locale, "light"),
      darkTheme: createAppTheme(locale, "dark"),
    }),
    [locale],
  );
  return (
    <CacheProvider value={cacheFor(direction)}>
      <ThemesContext.Provider value={themes}>
        <ThemeProvider>{children}</ThemeProvider>
      </ThemesContext.Provider>
    </CacheProvider>
  );
}
