import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { fetchPeople } from "../data/people.ts";

const PEOPLE_INTERVAL_MS = 300_000;

export function usePeople() {
  const { tenant } = useSession();
  return useLiveQuery(["governance", "people"], () => fetchPeople(tenant.id), {
    intervalMs: PEOPLE_INTERVAL_MS,
  });
}
