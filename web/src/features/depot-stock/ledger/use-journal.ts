import { dayIn } from "../../../shared/depot/form/zone.ts";
import { resolvePeriod } from "../../../shared/depot/period.ts";
import { useDepotChoice } from "../../../shared/depot/use-depots.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { fetchJournal, type JournalQuery } from "../data/journal.ts";

export const JOURNAL_DEFAULTS = {
  period: "7d",
  du: "",
  au: "",
  nature: "",
  citerne: "",
  produit: "",
  proprietaire: "",
  only: "",
  page: "1",
  ecriture: "",
};
export type JournalFilters = Readonly<Record<keyof typeof JOURNAL_DEFAULTS, string>>;

export const JOURNAL_PER_PAGE = 50;
const JOURNAL_INTERVAL_MS = 15_000;

/** The page of the ledger that the address asks for. */
export function useJournal(filters: JournalFilters) {
  const { tenant } = useSession();
  const choice = useDepotChoice();
  const today = dayIn(choice.depot?.timezone ?? tenant.timezone);
  const { nature, citerne, produit, proprietaire, only } = filters;
  const asked: JournalQuery = {
    tenantId: tenant.id,
    depotId: choice.depotId,
    period: resolvePeriod(filters, today),
    nature,
    citerne,
    produit,
    proprietaire,
    only,
  };
  const page = Math.max(1, Number.parseInt(filters.page, 10) || 1);
  const query = useLiveQuery(
    ["depot", "journal", asked, page],
    () => fetchJournal(asked, page, JOURNAL_PER_PAGE),
    {
      intervalMs: JOURNAL_INTERVAL_MS,
      table: "mouvements_stock",
      enabled: choice.query.data !== undefined,
    },
  );
  return { query, asked, page, today, choice };
}
