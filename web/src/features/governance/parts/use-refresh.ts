import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useSession } from "../../../shared/session/session-context.ts";

/** Reads every figure and list of the governance screens again. */
export function useRefresh(): () => Promise<void> {
  const queryClient = useQueryClient();
  const { tenant } = useSession();
  return useCallback(
    () => queryClient.invalidateQueries({ queryKey: ["tenant", tenant.id, "governance"] }),
    [queryClient, tenant.id],
  );
}
