import Box from "@mui/material/Box";
import { useId } from "react";
import { HatchPattern } from "./hatch.tsx";

/** The key to the layers of a tank. */
export function OwnerSwatch({ index, couleur }: { index: number; couleur: string }) {
  const id = useId();
  return (
    <Box
      component="svg"
      aria-hidden
      viewBox="0 0 14 14"
      sx={{ width: 14, height: 14, flexShrink: 0, borderRadius: "3px" }}
    >
      {index > 0 ? (
        <defs>
          <HatchPattern id={id} index={index} />
        </defs>
      ) : null}
      <rect width="14" height="14" fill={couleur} />
      {index > 0 ? <rect width="14" height="14" fill={`url(#${id})`} /> : null}
    </Box>
  );
}
