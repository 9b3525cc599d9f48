import { type RowsPage, rangeOf, readPage } from "../../../shared/api/read-page.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import type { Channel } from "./rules-data.ts";

export type DeliveryStatus = "PENDING" | "SENDING" | "SENT" | "RETRY" | "DEAD";

export interface Delivery {
  id: string;
  rule_id: string | null;
  channel: Channel;
  target: string | null;
  reason: string;
  alert_ids: string[];
  status: DeliveryStatus;
  attempts: number;
  max_attempts: number;
  next_attempt_at: string;
  last_status: number | null;
  last_error: string | null;
  created_at: string;
  sent_at: string | null;
}

export const DELIVERIES_PER_PAGE = 50;

// Named one by one: the lease token is not readable by people, and "*" would be refused.
const COLUMNS =
  "id,rule_id,channel,target,reason,alert_ids,status,attempts,max_attempts,next_attempt_at," +
  "last_status,last_error,created_at,sent_at";

export function readDeliveries(
  tenantId: string,
  status: string,
  page: number,
): Promise<RowsPage<Delivery>> {
  const query = supabase
    .from("notification_deliveries")
    .select(COLUMNS, { count: "exact" })
    .eq("tenant_id", tenantId)
    .order("created_at", { ascending: false })
    .order("id")
    .range(...rangeOf(page, DELIVERIES_PER_PAGE));
  return readPage<Delivery>(status ? query.eq("status", status as DeliveryStatus) : query);
}
