import Box from "@mui/material/Box";
import type { Litres } from "./litres.ts";
import { useLitres } from "./use-litres.ts";

interface Props {
  ambient: Litres;
  at15: Litres;
  isSigned?: boolean;
}

/** Ambient first, the derived volume at 15 °C under it and smaller: the first one decides. */
export function VolumePair({ ambient, at15, isSigned = false }: Props) {
  const litres = useLitres();
  return (
    <Box component="span" sx={{ display: "inline-block", fontVariantNumeric: "tabular-nums" }}>
      <Box component="span" sx={{ display: "block", fontWeight: 600, whiteSpace: "nowrap" }}>
        {isSigned ? litres.signed(ambient) : litres.ambient(ambient)}
      </Box>
      <Box
        component="span"
        title="15 °C"
        sx={{
          display: "block",
          typography: "caption",
          color: "text.secondary",
          whiteSpace: "nowrap",
        }}
      >
        {litres.at15(at15)}
      </Box>
    </Box>
  );
}
