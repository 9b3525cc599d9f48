import { useLivePages } from "../../../shared/live/use-live-pages.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { type OutboxAsked, readDead, readWaiting } from "../data/outbox.ts";
import type { OutboxFilters } from "../model/filters.ts";

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
  return useLivePages(["messaging", "dead", asked, status], {
    readPage: (beforeId: number | null) => readDead(asked, status, beforeId),
    keyOf: (row) => String(row.id),
  });
}
