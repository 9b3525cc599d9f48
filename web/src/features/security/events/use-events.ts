import { useMemo, useState } from "react";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { fetchEvents, fetchEventTypes, fetchNames } from "../data/events.ts";

const STEP = 100;
const EVENTS_INTERVAL_MS = 10_000;
const SLOW_MS = 300_000;

export type EventUrl = {
  readonly type: string;
  readonly severity: string;
  readonly period: string;
  readonly q: string;
  readonly event: string;
};

/** The newest events that the filters ask for, their catalogue, and the names of people. */
export function useEvents(filters: EventUrl) {
  const { tenant, can } = useSession();
  const [limit, setLimit] = useState(STEP);
  const { type, severity, period } = filters;
  const query = useLiveQuery(
    ["security", "events", type, severity, period, limit],
    () =>
      fetchEvents(
        { type, severity, period },
        { tenantId: tenant.id, isOperator: tenant.isOperator, limit },
      ),
    { intervalMs: EVENTS_INTERVAL_MS },
  );
  const types = useLiveQuery(["security", "event-types"], fetchEventTypes, { intervalMs: SLOW_MS });
  const names = useLiveQuery(["security", "names"], () => fetchNames(tenant.id), {
    intervalMs: SLOW_MS,
    enabled: can("members.read"),
  });
  const byCode = useMemo(() => new Map(types.data?.map((each) => [each.code, each])), [types.data]);
  return {
    query,
    types: byCode,
    names: names.data ?? new Map<string, string>(),
    hasMore: (query.data?.length ?? 0) >= limit,
    more: () => setLimit(limit + STEP),
  };
}
