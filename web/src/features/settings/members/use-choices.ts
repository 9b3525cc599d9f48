import { useQuery } from "@tanstack/react-query";
import { useSession } from "../../../shared/session/session-context.ts";
import { readChoices } from "./members-data.ts";

/** The roles this kind of organisation knows, and its sites. */
export function useChoices() {
  const { tenant } = useSession();
  return useQuery({
    queryKey: ["tenant", tenant.id, "member-choices"],
    queryFn: () => readChoices(tenant.id, tenant.domain),
    staleTime: 300_000,
  });
}
