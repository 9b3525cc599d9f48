import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { fetchClosings } from "../data/closings.ts";
import { sealOf } from "../model/closing.ts";

const SEAL_INTERVAL_MS = 60_000;

/** The closings of a report's period: what of it can still change, and the seal of what cannot. */
export function useSeal(depotId: string, du: string, au: string) {
  const { tenant } = useSession();
  const query = useLiveQuery(
    ["depot", "closings", depotId, du],
    () => fetchClosings(tenant.id, depotId, du),
    { intervalMs: SEAL_INTERVAL_MS, table: "clotures" },
  );
  return query.data === undefined ? null : sealOf(query.data, du, au);
}
