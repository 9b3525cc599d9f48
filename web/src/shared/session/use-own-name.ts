import { useQuery } from "@tanstack/react-query";
import { unwrap } from "../api/call-rpc.ts";
import { supabase } from "../api/supabase-client.ts";
import { useSession } from "./session-context.ts";

/** The name colleagues see; null until it is known, so that nothing waits for it. */
export function useOwnName(): string | null {
  const { tenant, userId } = useSession();
  const profilId = tenant.memberships[0]?.profil_id ?? null;
  const { data } = useQuery({
    queryKey: ["session", "own-name", userId, profilId],
    enabled: profilId !== null,
    staleTime: 600_000,
    queryFn: () =>
      unwrap<{ nom_complet: string }[]>(
        supabase
          .from("profils")
          .select("nom_complet")
          .eq("id", profilId ?? ""),
      ),
  });
  return data?.[0]?.nom_complet ?? null;
}
