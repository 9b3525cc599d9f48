import type { RaThemeOptions } from "react-admin";
import { localeFacts } from "../../shared/i18n/locales.ts";
import { DARK, LIGHT } from "./colours.ts";
import { componentStyles } from "./component-styles.ts";

const LATIN =
  '"Inter", "Segoe UI", system-ui, -apple-system, Roboto, "Helvetica Neue", Arial, sans-serif';
const ARABIC =
  '"Noto Sans Arabic", "Segoe UI", Tahoma, "Geeza Pro", "Noto Sans", system-ui, Arial, sans-serif';

function typography(isArabic: boolean): RaThemeOptions["typography"] {
  // Arabic letters join: negative tracking and capitals would break words apart.
  const tracking = (value: string) => (isArabic ? "0" : value);
  return {
    fontFamily: isArabic ? ARABIC : LATIN,
    fontSize: 14,
    h3: { fontSize: "2rem", fontWeight: 650, letterSpacing: tracking("-0.02em") },
    h4: {
      fontSize: "1.6rem",
      fontWeight: 650,
      letterSpacing: tracking("-0.015em"),
      lineHeight: 1.25,
    },
    h5: { fontSize: "1.2rem", fontWeight: 650, letterSpacing: tracking("-0.01em") },
    h6: { fontSize: "1rem", fontWeight: 650 },
    subtitle1: { fontWeight: 600 },
    button: { textTransform: "none", fontWeight: 600 },
    overline: {
      fontSize: "0.72rem",
      fontWeight: 650,
      letterSpacing: tracking("0.08em"),
      textTransform: isArabic ? "none" : "uppercase",
      lineHeight: 1.8,
    },
  };
}

export function createAppTheme(locale: string, mode: "light" | "dark"): RaThemeOptions {
  const { direction } = localeFacts(locale);
  return {
    direction,
    palette: { mode, ...(mode === "dark" ? DARK : LIGHT) },
    shape: { borderRadius: 10 },
    typography: typography(locale === "ar"),
    sidebar: { width: 256, closedWidth: 0 },
    components: componentStyles as NonNullable<RaThemeOptions["components"]>,
  };
}
