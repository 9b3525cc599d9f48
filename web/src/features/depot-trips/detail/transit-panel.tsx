import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useProducts } from "../../../shared/depot/reference-data.ts";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { useFormat } from "../../../shared/format/use-format.ts";
import { Panel } from "../../../shared/ui/panel.tsx";
import type { Trip } from "../model/trip.ts";

/** Loaded against received, at 15 °C: at ambient temperature a warm day would look like a theft. */
export function TransitPanel({ trip }: { trip: Trip }) {
  const translate = useTranslate();
  const litres = useLitres();
  const word = (key: string) => translate(`depot_trips.${key}`);
  return (
    <Panel title={word("transit")} subtitle={word("transit_text")} hasPadding>
      <Box
        sx={{
          display: "grid",
          gap: 2,
          gridTemplateColumns: { xs: "1fr 1fr", sm: "repeat(3, 1fr)" },
        }}
      >
        <Figure label={word("loaded")} value={litres.at15(trip.volume_charge_15c)} />
        <Figure label={word("received")} value={litres.at15(trip.volume_recu_15c)} />
        <Figure label={word("loss")} value={litres.ambient(trip.perte_transit_15c)} />
      </Box>
      <Verdict trip={trip} />
    </Panel>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <Box>
      <Typography variant="body2" color="textSecondary">
        {label}
      </Typography>
      <Typography variant="h6" component="p" sx={{ fontVariantNumeric: "tabular-nums" }}>
        <bdi>{value}</bdi>
      </Typography>
    </Box>
  );
}

function Verdict({ trip }: { trip: Trip }) {
  const translate = useTranslate();
  const { number } = useFormat();
  const products = useProducts();
  const share = trip.perte_transit_pct;
  const allowed = products.data?.find(({ id }) => id === trip.produit_id)?.tolerance_transit_pct;
  const percent = (value: number) =>
    number(value / 100, { style: "percent", maximumFractionDigits: 2 });
  if (share === null || allowed === undefined) {
    return (
      <Typography variant="body2" color="textSecondary" sx={{ mt: 2 }}>
        {translate(
          trip.volume_charge_15c === null
            ? "depot_trips.transit_no_loading"
            : "depot_trips.transit_not_yet",
        )}
      </Typography>
    );
  }
  const isTooMuch = share > allowed;
  return (
    <Alert severity={isTooMuch ? "warning" : "success"} sx={{ mt: 2 }}>
      {translate(isTooMuch ? "depot_trips.transit_over" : "depot_trips.transit_within", {
        share: percent(share),
        allowed: percent(allowed),
      })}
    </Alert>
  );
}
