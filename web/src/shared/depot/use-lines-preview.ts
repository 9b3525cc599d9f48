import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { callRpc } from "../api/call-rpc.ts";
import { getTenantScope } from "../api/tenant-scope.ts";
import type { Json } from "../database.types.ts";
import { useDebounced } from "./form/use-debounced.ts";

export interface Problem {
  key: string;
  detail: string | null;
  hint: string | null;
}

export interface PreviewLine {
  ligne_no: number;
  citerne_id: string | null;
  volume_ambiant: number | null;
  volume_15c: number | null;
  densite_a_15_kgm3: number | null;
  vcf: number | null;
  niveau_avant_l: number | null;
  niveau_apres_l: number | null;
  remplissage_max_l: number | null;
  volume_mort_l: number | null;
  disponible_l: number | null;
  problemes: Problem[];
}

export interface PreviewInputs {
  document_type: "RECEPTION" | "SORTIE" | "TRANSFERT";
  depot_id: string;
  produit_id: string;
  survenu_at: string | null;
  lignes: Json[];
  proprietaire_type: string;
  partenaire_id: string | null;
  /** The document that this one would replace: its entries are taken out first. */
  remplace_id: string | null;
}

/**
 * What validation would make of the lines and say about them, computed by the same rules, once the
 * typing rests. The last answer stays while the next one is on its way: figures that vanish at
 * every key cannot be read.
 */
export function useLinesPreview(inputs: PreviewInputs) {
  const asked = useDebounced(inputs);
  const isEnabled =
    asked.depot_id !== "" &&
    asked.produit_id !== "" &&
    asked.survenu_at !== null &&
    asked.lignes.length > 0;
  const query = useQuery({
    queryKey: ["tenant", getTenantScope(), "depot", "lines-preview", asked],
    queryFn: () => callRpc<PreviewLine[]>("preview_lignes", { ...asked }),
    enabled: isEnabled,
    placeholderData: keepPreviousData,
  });
  // Previews of other lines than those on screen would be shown beside them by their number.
  const isCurrent = asked.lignes.length === inputs.lignes.length;
  return { ...query, lines: isEnabled && isCurrent ? query.data : undefined };
}
