import { dayIn } from "../../../shared/depot/form/zone.ts";
import { resolvePeriod } from "../../../shared/depot/period.ts";
import { useDepotChoice } from "../../../shared/depot/use-depots.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { fetchLogs, type LogQuery } from "../data/logs.ts";
import { useActionsNamed } from "./use-log-words.ts";

export const LOG_DEFAULTS = {
  period: "7d",
  du: "",
  au: "",
  module: "",
  niveau: "",
  user: "",
  q: "",
  chaine: "",
  page: "1",
  ligne: "",
};
/** An alert leads to one chain of the log: whatever broke it may be older than a week. */
export const CHAIN_DEFAULTS = { ...LOG_DEFAULTS, period: "all" };
export type LogFilters = Readonly<Record<keyof typeof LOG_DEFAULTS, string>>;

export const LOGS_PER_PAGE = 50;
const LOGS_INTERVAL_MS = 15_000;

/** The page of the log that the address asks for. */
export function useLogs(filters: LogFilters) {
  const { tenant } = useSession();
  const choice = useDepotChoice();
  const actionsNamed = useActionsNamed();
  const timeZone = choice.depot?.timezone ?? tenant.timezone;
  const today = dayIn(timeZone);
  const asked: LogQuery = {
    tenantId: tenant.id,
    depotId: choice.depotId,
    period: resolvePeriod(filters, today),
    timeZone,
    module: filters.module,
    niveau: filters.niveau,
    user: filters.user,
    chaine: filters.chaine,
    text: filters.q.trim(),
    actions: actionsNamed(filters.q),
  };
  const page = Math.max(1, Number.parseInt(filters.page, 10) || 1);
  const query = useLiveQuery(
    ["depot", "logs", asked, page],
    () => fetchLogs(asked, page, LOGS_PER_PAGE),
    { intervalMs: LOGS_INTERVAL_MS, enabled: choice.query.data !== undefined },
  );
  return { query, asked, page, today, choice };
}
