import { useTranslate } from "react-admin";
import { type LocalizedText, useLocalized } from "../i18n/use-localized.ts";

interface Cause {
  reason: string;
  remedy: string;
}

/**
 * Why a message did not simply leave, and what to do. Of an unknown outcome the class of its error
 * says nothing that helps: the request left, no answer came, and only a person may try again.
 */
export function useCause(): (
  status: string,
  words: { reason?: LocalizedText; remedy?: LocalizedText },
) => Cause {
  const translate = useTranslate();
  const localized = useLocalized();
  return (status, { reason, remedy }) =>
    status === "UNKNOWN"
      ? {
          reason: translate("messaging.unknown.reason"),
          remedy: translate("messaging.unknown.remedy"),
        }
      : { reason: localized(reason), remedy: localized(remedy) };
}
