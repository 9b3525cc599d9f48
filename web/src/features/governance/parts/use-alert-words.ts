import { useCallback } from "react";
import { useLocalized } from "../../../shared/i18n/use-localized.ts";
import type { Alert } from "../model/types.ts";

export type AlertWords = { readonly title: string; readonly message: string };

/** The title and the sentence of an alert in the reader's language. */
export function useAlertWords(): (alert: Alert) => AlertWords {
  const localized = useLocalized();
  return useCallback(
    (alert) => ({
      title: localized(alert.check_title) || alert.check_code,
      message: localized(alert.message_i18n) || alert.message,
    }),
    [localized],
  );
}
