import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { useFormat } from "../../../shared/format/use-format.ts";

interface Variance {
  ecart_15c: number | null;
  ecart_15c_pct: number | null;
  tolerance_pct: number;
  hors_tolerance: boolean | null;
}

/** Judged at 15 °C: a tank that got warmer has gained nothing. */
export function VarianceText({ dip }: { dip: Variance }) {
  const translate = useTranslate();
  const litres = useLitres();
  const { number } = useFormat();
  if (dip.ecart_15c === null) return <span>–</span>;
  const percent = (value: number) =>
    number(value / 100, { style: "percent", maximumFractionDigits: 2, signDisplay: "exceptZero" });
  return (
    <Box sx={{ fontVariantNumeric: "tabular-nums" }}>
      <Typography
        component="span"
        sx={{ display: "block", fontWeight: 600, whiteSpace: "nowrap" }}
        color={dip.hors_tolerance ? "error" : "textPrimary"}
      >
        <bdi>{`≈ ${litres.signed(dip.ecart_15c)}`}</bdi>
      </Typography>
      <Typography
        component="span"
        variant="caption"
        color={dip.hors_tolerance ? "error" : "textSecondary"}
      >
        <bdi>{dip.ecart_15c_pct === null ? "" : percent(dip.ecart_15c_pct)}</bdi>
        {dip.hors_tolerance ? ` · ${translate("depot_control.dips.out_of_tolerance")}` : ""}
      </Typography>
    </Box>
  );
}
