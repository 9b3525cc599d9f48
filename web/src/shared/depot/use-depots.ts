import { useCallback } from "react";
import { useSearchParams } from "react-router-dom";
import { unwrap } from "../api/call-rpc.ts";
import { supabase } from "../api/supabase-client.ts";
import { useLiveQuery } from "../live/use-live-query.ts";
import { useSession } from "../session/session-context.ts";
import { chooseDepot } from "./choose-depot.ts";

export interface Depot {
  id: string;
  nom: string;
  code: string;
  timezone: string;
}

const SLOW_MS = 300_000;

/** The depots that the caller may read, in the order of their names. */
export function useDepots() {
  const { tenant } = useSession();
  return useLiveQuery(
    ["depot", "depots"],
    () =>
      unwrap<Depot[]>(
        supabase
          .from("depots")
          .select("id, nom, code, timezone")
          .eq("tenant_id", tenant.id)
          .order("nom"),
      ),
    { intervalMs: SLOW_MS },
  );
}

export interface DepotChoice {
  depots: readonly Depot[];
  /** The depot that lists are filtered by; null: all of the caller's. */
  depotId: string | null;
  depot: Depot | null;
  /** One depot in any case, for what cannot do without: the chosen one, else the first. */
  oneDepot: Depot | null;
  setDepot: (depotId: string | null) => void;
  query: ReturnType<typeof useDepots>;
}

/** `?depot=` in the address, else what this person chose last; a single depot is no choice. */
export function useDepotChoice(): DepotChoice {
  const { tenant, userId } = useSession();
  const [params, setParams] = useSearchParams();
  const query = useDepots();
  const depots = query.data ?? [];
  const storageKey = `vigie.depot.${userId}.${tenant.id}`;
  const depot = chooseDepot(depots, params.get("depot"), readStored(storageKey));
  const setDepot = useCallback(
    (depotId: string | null) => {
      store(storageKey, depotId);
      const next = new URLSearchParams(window.location.search);
      if (depotId === null) next.delete("depot");
      else next.set("depot", depotId);
      next.delete("page");
      setParams(next);
    },
    [storageKey, setParams],
  );
  return {
    depots,
    depotId: depot?.id ?? null,
    depot,
    oneDepot: depot ?? depots[0] ?? null,
    setDepot,
    query,
  };
}

function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function store(key: string, depotId: string | null): void {
  try {
    if (depotId === null) localStorage.removeItem(key);
    else localStorage.setItem(key, depotId);
  } catch {
    // A browser without storage keeps the choice in the address only.
  }
}
