import { callRpc, unwrap } from "../../../shared/api/call-rpc.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import type { Closing, Reserve } from "../model/closing.ts";

/** Closings of a day and of all days after it, newest first, those that were reopened too. */
export function fetchClosings(tenantId: string, depotId: string, du: string): Promise<Closing[]> {
  return unwrap<Closing[]>(
    supabase
      .from("clotures")
      .select("*")
      .eq("tenant_id", tenantId)
      .eq("depot_id", depotId)
      .gte("date_jour", du)
      .order("date_jour", { ascending: false })
      .order("cloture_at", { ascending: false }),
  );
}

export function fetchReserves(depotId: string, day: string): Promise<Reserve[]> {
  return callRpc<Reserve[], "day_reserves">("day_reserves", { depot_id: depotId, date_jour: day });
}

export function closeDay(depotId: string, day: string, motif: string): Promise<Closing> {
  return callRpc<Closing, "close_day">("close_day", {
    depot_id: depotId,
    date_jour: day,
    motif_forcage: motif.trim() === "" ? undefined : motif,
  });
}

export function reopenDay(depotId: string, day: string, motif: string): Promise<Closing> {
  return callRpc<Closing, "reopen_day">("reopen_day", {
    depot_id: depotId,
    date_jour: day,
    motif,
  });
}

/** true: the seal still fits what ledger and log say. */
export function verifyClosing(id: string): Promise<boolean | null> {
  return callRpc<boolean | null, "verify_closing">("verify_closing", { cloture_id: id });
}
