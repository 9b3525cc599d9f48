import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { toAppError } from "../../../shared/api/app-error.ts";
import { parseAmount, parseDecimal } from "../../../shared/depot/form/decimal.ts";
import { fieldText } from "../../../shared/depot/form/field-errors.ts";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { useVolumePreview } from "../../../shared/depot/use-volume-preview.ts";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { TripDraft } from "../model/trip-draft.ts";

/** What the load will be at 15 °C, by the database's own arithmetic, while people type. */
export function LoadingPreview({ draft }: { draft: TripDraft }) {
  const translate = useTranslate();
  const litres = useLitres();
  const { number } = useFormat();
  const query = useVolumePreview({
    produit_id: draft.produit,
    volume_ambiant: parseAmount(draft.volume),
    temperature_c: parseDecimal(draft.temperature),
    densite_observee_kgm3: parseDecimal(draft.densite),
  });
  if (query.error) {
    return (
      <Typography color="error" variant="body2" sx={{ gridColumn: "1 / -1" }}>
        {fieldText(toAppError(query.error), translate)}
      </Typography>
    );
  }
  if (!query.data) return null;
  return (
    <Typography
      variant="body2"
      color="textSecondary"
      aria-live="polite"
      sx={{ gridColumn: "1 / -1" }}
    >
      {translate("depot_trips.loading_preview", {
        volume: litres.at15(query.data.volume_15c),
        density: number(query.data.densite_a_15_kgm3),
        vcf: number(query.data.vcf, { minimumFractionDigits: 5 }),
      })}
    </Typography>
  );
}
