import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { toAppError } from "../../../shared/api/app-error.ts";
import { parseAmount, parseDecimal } from "../../../shared/depot/form/decimal.ts";
import { faultText } from "../../../shared/depot/form/field-errors.ts";
import { useTanks } from "../../../shared/depot/reference-data.ts";
import { useVolumePreview } from "../../../shared/depot/use-volume-preview.ts";
import { VolumePair } from "../../../shared/depot/volume-pair.tsx";
import { type AdjustmentDraft, signedLitres } from "./adjustment-draft.ts";

/** What would be booked once it is approved, with its sign. */
export function AdjustmentPreview({ draft }: { draft: AdjustmentDraft }) {
  const translate = useTranslate();
  const tanks = useTanks();
  const typed = parseAmount(draft.litres);
  const isMeasured = draft.mode === "mesure";
  const query = useVolumePreview({
    produit_id: tanks.data?.find(({ id }) => id === draft.citerne)?.produit_id ?? "",
    volume_ambiant: typed === null || !isMeasured ? null : Math.abs(typed),
    temperature_c: parseDecimal(draft.temperature),
    densite_observee_kgm3: parseDecimal(draft.densite),
    temperature_densite_c: parseDecimal(draft.temperatureDensite),
  });
  const ambient = signedLitres(draft.nature, typed);
  if (ambient === null) return null;
  if (isMeasured && query.error) {
    return (
      <Typography variant="body2" color="error">
        {faultText(toAppError(query.error), translate)}
      </Typography>
    );
  }
  const computed = query.data ? Math.sign(ambient) * query.data.volume_15c : null;
  const at15 = isMeasured ? computed : signedLitres(draft.nature, parseAmount(draft.litres15));
  return <VolumePair ambient={ambient} at15={at15} isSigned />;
}
