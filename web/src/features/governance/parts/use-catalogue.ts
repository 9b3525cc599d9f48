import { useLiveQuery } from '../../../shared/live/use-live-query.ts';
import { fetchCatalogue } from '../data/checks.ts';
import type { Check } from '../model/check.ts';

const CATALOGUE_INTERVAL_MS = 300_000;

/** The check catalogue by code. It changes with deployments, so it is read rarely. */
export function useCatalogue() {
  return useLiveQuery<ReadonlyMap<string, Check>>(
    ['governance', 'catalogue'],
    async () => new Map((await fetchCatalogue()).map((check) => [check.code, check])),
    { intervalMs: CATALOGUE_INTERVAL_MS },
  );
}
