import { useContext, useMemo } from "react";
import { useLocaleState } from "react-admin";
import { SessionContext } from "../session/session-context.ts";
import { createFormatters, type Formatters } from "./formatters.ts";

const BROWSER_ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Formatters in the reader's language and the tenant's zone and currency. */
export function useFormat(): Formatters {
  const [locale] = useLocaleState();
  const session = useContext(SessionContext);
  const zone = session?.tenant.timezone ?? BROWSER_ZONE;
  const currency = session?.tenant.currency ?? "USD";
  return useMemo(() => createFormatters(locale, zone, currency), [locale, zone, currency]);
}
