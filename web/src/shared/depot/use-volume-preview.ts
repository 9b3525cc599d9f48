import { callRpc } from "../api/call-rpc.ts";
import { useLiveQuery } from "../live/use-live-query.ts";
import { useDebounced } from "./form/use-debounced.ts";

export interface VolumeInputs {
  produit_id: string;
  volume_ambiant: number | null;
  temperature_c: number | null;
  densite_observee_kgm3: number | null;
  temperature_densite_c?: number | null;
}

export interface VolumeCorrection {
  volume_ambiant: number;
  volume_15c: number;
  densite_a_15_kgm3: number;
  vcf: number;
}

/** The volume at 15 °C, computed by the database as when it is booked; asked once the typing rests. */
export function useVolumePreview(inputs: VolumeInputs) {
  const asked = useDebounced(inputs);
  const isComplete =
    asked.produit_id !== "" &&
    asked.volume_ambiant !== null &&
    asked.temperature_c !== null &&
    asked.densite_observee_kgm3 !== null;
  return useLiveQuery(
    ["depot", "volume-preview", asked],
    () => callRpc<VolumeCorrection>("preview_volume_15c", { ...asked }),
    { intervalMs: false, enabled: isComplete },
  );
}
