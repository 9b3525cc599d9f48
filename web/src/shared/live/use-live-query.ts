import {
  type QueryKey,
  type UseQueryResult,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { supabase } from "../api/supabase-client.ts";
import { getTenantScope } from "../api/tenant-scope.ts";
import { config } from "../config.ts";

const DEFAULT_INTERVAL_MS = 10_000;
const REALTIME_SAFETY_INTERVAL_MS = 60_000;

interface LiveOptions {
  /** Poll period where Realtime is absent; false reads once. */
  intervalMs?: number | false;
  /** Table whose changes refresh the query where Realtime exists. */
  table?: string;
  enabled?: boolean;
}

/**
 * A query that keeps itself fresh: Realtime where it exists (with a slow poll behind it, since a
 * dropped socket is silent), polling elsewhere. Polling stops while the tab is hidden. The key is
 * prefixed with the tenant in use, so that a switch never shows another tenant's rows.
 */
export function useLiveQuery<Data>(
  key: QueryKey,
  read: () => Promise<Data>,
  { intervalMs = DEFAULT_INTERVAL_MS, table, enabled = true }: LiveOptions = {},
): UseQueryResult<Data> {
  const queryKey = ["tenant", getTenantScope(), ...key];
  const isSubscribed = useTableChanges(enabled ? table : undefined, queryKey);
  return useQuery({
    queryKey,
    queryFn: read,
    enabled,
    refetchInterval: isSubscribed ? REALTIME_SAFETY_INTERVAL_MS : intervalMs,
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: true,
  });
}

function useTableChanges(table: string | undefined, queryKey: QueryKey): boolean {
  const queryClient = useQueryClient();
  const [isSubscribed, setSubscribed] = useState(false);
  const stableKey = JSON.stringify(queryKey);
  useEffect(() => {
    if (!config.isRealtimeEnabled || table === undefined) return undefined;
    const channel = supabase
      .channel(`live:${table}:${stableKey}`)
      .on("postgres_changes", { event: "*", schema: "public", table }, () => {
        void queryClient.invalidateQueries({ queryKey: JSON.parse(stableKey) as QueryKey });
      })
      .subscribe((status) => setSubscribed(status === "SUBSCRIBED"));
    return () => {
      setSubscribed(false);
      void supabase.removeChannel(channel);
    };
  }, [table, stableKey, queryClient]);
  return isSubscribed;
}
