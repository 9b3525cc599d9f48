import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { fetchCheckLines } from "../data/checks.ts";

const CHECKS_INTERVAL_MS = 10_000;

/** The catalogue with the state of each check; nothing for who may not read it. */
export function useChecks() {
  const { can } = useSession();
  return useLiveQuery(["governance", "check-lines"], fetchCheckLines, {
    enabled: can("checks.read"),
    intervalMs: CHECKS_INTERVAL_MS,
  });
}
