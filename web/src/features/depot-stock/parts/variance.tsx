import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { useFormat } from "../../../shared/format/use-format.ts";

interface Props {
  litres: number | null;
  percent: number | null;
  isOut: boolean;
}

/** Dip less book: the sign says which way, the colour only whether it is within tolerance. */
export function Variance({ litres: value, percent: ratio, isOut }: Props) {
  const translate = useTranslate();
  const litres = useLitres();
  const { number } = useFormat();
  const signed = (ratio: number) =>
    number(ratio, { maximumFractionDigits: 2, signDisplay: "exceptZero" }).replace("-", "\u2212");
  if (value === null) return "–";
  return (
    <Box
      component="span"
      title={translate(`depot_stock.tanks.${isOut ? "out_of" : "within"}_tolerance`)}
      sx={{
        whiteSpace: "nowrap",
        fontVariantNumeric: "tabular-nums",
        fontWeight: isOut ? 650 : 400,
        color: isOut ? "error.main" : "text.primary",
      }}
    >
      {litres.signed(value)}
      {ratio === null ? null : ` (${signed(ratio)} %)`}
    </Box>
  );
}
