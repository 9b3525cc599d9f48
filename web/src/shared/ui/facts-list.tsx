import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

export interface FactLine {
  readonly key: string;
  readonly label: ReactNode;
  readonly value: ReactNode;
}

/** Label and value pairs, aligned; one column on a phone. */
export function FactsList({ facts }: { facts: readonly FactLine[] }) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: "grid",
        gridTemplateColumns: { xs: "1fr", sm: "minmax(120px, max-content) 1fr" },
        columnGap: 3,
        rowGap: { xs: 0, sm: 1 },
      }}
    >
      {facts.map((fact) => (
        <Box key={fact.key} sx={{ display: "contents" }}>
          <Typography component="dt" variant="body2" color="textSecondary">
            {fact.label}
          </Typography>
          <Typography
            component="dd"
            variant="body2"
            sx={{ m: 0, mb: { xs: 1.25, sm: 0 }, overflowWrap: "anywhere" }}
          >
            {fact.value}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
