import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { useTranslate } from "react-admin";

const TILES = ["stock", "in", "out", "balance"];

/** In the shape of what is coming, so that nothing jumps when it comes. */
export function DashboardLoading() {
  const translate = useTranslate();
  return (
    <Box role="status" aria-label={translate("ui.loading")} sx={{ display: "grid", gap: 2.5 }}>
      <Box
        sx={{
          display: "grid",
          gap: 2,
          gridTemplateColumns: { xs: "repeat(2, 1fr)", md: "repeat(4, 1fr)" },
        }}
      >
        {TILES.map((tile) => (
          <Skeleton key={tile} variant="rounded" height={118} />
        ))}
      </Box>
      <Skeleton variant="rounded" height={330} />
      <Skeleton variant="rounded" height={280} />
    </Box>
  );
}
