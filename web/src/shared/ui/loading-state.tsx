import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { useTranslate } from "react-admin";

/** Placeholder rows in the shape of what is coming, announced to screen readers. */
export function LoadingState({ rows = 5, height = 44 }: { rows?: number; height?: number }) {
  const translate = useTranslate();
  return (
    <Box role="status" aria-label={translate("ui.loading")} sx={{ p: 2 }}>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={`row-${String(index)}`} height={height} sx={{ opacity: 1 - index * 0.13 }} />
      ))}
    </Box>
  );
}
