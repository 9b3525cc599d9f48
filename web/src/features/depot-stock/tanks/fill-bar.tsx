import Box from "@mui/material/Box";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { TankStock } from "../model/tank.ts";

type Filled = Pick<
  TankStock,
  "remplissage_pct" | "capacite_totale" | "remplissage_max_l" | "couleur"
>;

/** The level on a line, with the mark at which filling stops. */
export function FillBar({ tank }: { tank: Filled }) {
  const { percent } = useFormat();
  const width = Math.min(100, Math.max(0, tank.remplissage_pct));
  const mark = Math.min(100, (100 * tank.remplissage_max_l) / tank.capacite_totale);
  return (
    <Box sx={{ minWidth: 90 }}>
      <Box component="span" sx={{ typography: "body2", fontVariantNumeric: "tabular-nums" }}>
        {percent(tank.remplissage_pct / 100)}
      </Box>
      <Box
        aria-hidden
        sx={{
          position: "relative",
          height: 8,
          mt: 0.25,
          borderRadius: "4px",
          bgcolor: "action.hover",
        }}
      >
        <Box sx={{ width: `${width}%`, height: 1, borderRadius: "4px", bgcolor: tank.couleur }} />
        <Box
          sx={{
            position: "absolute",
            top: -2,
            bottom: -2,
            width: 2,
            insetInlineStart: `${mark}%`,
            bgcolor: "error.main",
          }}
        />
      </Box>
    </Box>
  );
}
