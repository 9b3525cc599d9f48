import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

interface Props {
  title?: string | undefined;
  subtitle?: string | undefined;
  actions?: ReactNode;
  hasPadding?: boolean;
  children: ReactNode;
}

/** A card with an optional heading; tables and charts sit in it edge to edge. */
export function Panel({ title, subtitle, actions, hasPadding = false, children }: Props) {
  return (
    <Paper component="section" variant="outlined" sx={{ overflow: "hidden", minWidth: 0 }}>
      {title ? (
        <Stack
          direction="row"
          sx={{ px: 2.5, pt: 2, pb: 1, justifyContent: "space-between", gap: 2, flexWrap: "wrap" }}
        >
          <Box>
            <Typography variant="h6" component="h2">
              {title}
            </Typography>
            {subtitle ? (
              <Typography variant="body2" color="textSecondary">
                {subtitle}
              </Typography>
            ) : null}
          </Box>
          {actions}
        </Stack>
      ) : null}
      <Box sx={hasPadding ? { p: 2.5, pt: title ? 1 : 2.5 } : undefined}>{children}</Box>
    </Paper>
  );
}
