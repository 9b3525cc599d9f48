import { unwrap } from "../api/call-rpc.ts";
import { supabase } from "../api/supabase-client.ts";
import { useLiveQuery } from "../live/use-live-query.ts";
import { useSession } from "../session/session-context.ts";

const SLOW_MS = 300_000;

export interface Site {
  id: string;
  name: string;
}

/** The restaurants that the caller may read, in the order of their names. */
export function useSites() {
  const { tenant } = useSession();
  return useLiveQuery(
    ["messaging", "sites"],
    () =>
      unwrap<Site[]>(
        supabase
          .from("sites")
          .select("id, name")
          .eq("tenant_id", tenant.id)
          .eq("kind", "restaurant")
          .order("name"),
      ),
    { intervalMs: SLOW_MS },
  );
}

export interface ChannelName {
  id: string;
  channel: string;
  display_name: string;
}

/** Names of the channels; empty for who may not read them: a filter then has nothing to offer. */
export function useChannelNames() {
  const { tenant } = useSession();
  return useLiveQuery(
    ["messaging", "channel-names"],
    () =>
      unwrap<ChannelName[]>(
        supabase
          .from("channel_identities")
          .select("id, channel, display_name")
          .eq("tenant_id", tenant.id)
          .order("display_name"),
      ),
    { intervalMs: SLOW_MS },
  );
}
