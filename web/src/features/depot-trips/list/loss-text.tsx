import Typography from "@mui/material/Typography";
import { useProducts } from "../../../shared/depot/reference-data.ts";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { Trip } from "../model/trip.ts";

/** Litres at 15 °C that did not arrive; marked when they exceed what the product allows. */
export function LossText({ trip }: { trip: Trip }) {
  const litres = useLitres();
  const { number } = useFormat();
  const products = useProducts();
  const { perte_transit_15c: loss, perte_transit_pct: share } = trip;
  if (loss === null) return <span>–</span>;
  const allowed = products.data?.find(({ id }) => id === trip.produit_id)?.tolerance_transit_pct;
  const isTooMuch = share !== null && allowed !== undefined && share > allowed;
  return (
    <Typography
      component="span"
      variant="body2"
      sx={{ whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" }}
      color={isTooMuch ? "error" : "textPrimary"}
    >
      <bdi>{litres.ambient(loss)}</bdi>
      {share === null ? null : (
        <bdi>{` (${number(share / 100, { style: "percent", maximumFractionDigits: 2 })})`}</bdi>
      )}
    </Typography>
  );
}
