import { useLocaleState } from 'react-admin';
import { useCallback } from 'react';
import { pickText } from '../../../shared/i18n/use-localized.ts';
import { entityName } from '../model/entity.ts';
import { fillTemplate } from '../model/fill-template.ts';
import type { Alert } from '../model/types.ts';
import { useCatalogue } from './use-catalogue.ts';

export type AlertWords = { readonly title: string; readonly message: string };

/**
 * The title and the sentence of an alert in the reader's language. The database stores one
 * sentence per alert; the templates of the catalogue say the same in the other languages.
 */
export function useAlertWords(): (alert: Alert) => AlertWords {
  const [locale] = useLocaleState();
  const catalogue = useCatalogue();
  const checks = catalogue.data;
  return useCallback(
    (alert) => {
      const template = pickText(checks?.get(alert.check_code)?.message, locale);
      const filled = template ? fillTemplate(template, alert.payload, entityName(alert)) : null;
      return {
        title: pickText(alert.check_title, locale) || alert.check_code,
        message: filled ?? alert.message,
      };
    },
    [checks, locale],
  );
}
