import Box from "@mui/material/Box";
import type { ProductStock } from "../model/dashboard.ts";

/** How full the tanks of a product are, with the mark at which filling stops. */
export function CapacityBar({ product }: { product: ProductStock }) {
  const width = Math.min(100, Math.max(0, product.remplissage_pct ?? 0));
  const mark =
    product.capacite_l > 0 ? (100 * product.remplissage_max_l) / product.capacite_l : 100;
  return (
    <Box
      aria-hidden
      sx={{
        position: "relative",
        height: 10,
        my: 0.75,
        borderRadius: "5px",
        bgcolor: "action.hover",
      }}
    >
      <Box sx={{ width: `${width}%`, height: 1, borderRadius: "5px", bgcolor: product.couleur }} />
      <Box
        sx={{
          position: "absolute",
          top: -2,
          bottom: -2,
          width: 2,
          insetInlineStart: `${Math.min(100, mark)}%`,
          bgcolor: "error.main",
        }}
      />
    </Box>
  );
}
