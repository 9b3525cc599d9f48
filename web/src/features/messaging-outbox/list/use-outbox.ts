import { useLivePages } from "../../../shared/live/use-live-pages.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import {
  type OutboxAsked,
  readChannelFacts,
  readDead,
  readSwitches,
  readWaiting,
} from "../data/outbox.ts";
import type { OutboxFilters } from "../model/filters.ts";
import { type ChannelStop, stoppedChannels } from "../model/held.ts";

export function useAsked(filters: OutboxFilters): OutboxAsked {
  const { tenant } = useSession();
  return { tenantId: tenant.id, channelId: filters.channel_id, errorKey: filters.error_key };
}

export function useWaiting(filters: OutboxFilters, page: number) {
  const asked = useAsked(filters);
  return useLiveQuery(["messaging", "outbox", asked, page], () => readWaiting(asked, page));
}

export function useDead(filters: OutboxFilters, status: "DLQ" | "UNKNOWN") {
  const asked = useAsked(filters);
  return useLivePages(["messaging", "dead", asked, status, filters.q], {
    readPage: (beforeId: number | null) => readDead(asked, status, beforeId, filters.q),
    keyOf: (row) => String(row.id),
  });
}

/** Which channels send nothing now; none for who may not see that. */
export function useStoppedChannels(): ReadonlyMap<string, ChannelStop> {
  const { tenant } = useSession();
  const switches = useLiveQuery(["messaging", "switches"], () => readSwitches(tenant.id));
  const channels = useLiveQuery(["messaging", "channel-facts"], () => readChannelFacts(tenant.id));
  return stoppedChannels(channels.data ?? [], switches.data ?? [], Date.now());
}
