import { useQuery } from "@tanstack/react-query";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { readRuleChoices, readRules, readSuppressions } from "./rules-data.ts";

export function useRules() {
  const { tenant } = useSession();
  return useLiveQuery(["notification-rules"], () => readRules(tenant.id), {
    table: "notification_rules",
    intervalMs: 30_000,
  });
}

export function useSuppressions() {
  const { tenant } = useSession();
  return useLiveQuery(["notification-suppressions"], () => readSuppressions(tenant.id), {
    intervalMs: 30_000,
  });
}

export function useRuleChoices() {
  const { tenant } = useSession();
  return useQuery({
    queryKey: ["tenant", tenant.id, "rule-choices"],
    queryFn: () => readRuleChoices(tenant.id),
    staleTime: 300_000,
  });
}
