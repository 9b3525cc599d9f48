import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import Stack from "@mui/material/Stack";
import type { ReactNode } from "react";

interface Props {
  /** What is about to be booked, in a figure or two. */
  summary?: ReactNode;
  children: ReactNode;
}

/** The ways to leave a form, always in reach however long it is. */
export function FormBar({ summary, children }: Props) {
  return (
    <Paper
      variant="outlined"
      sx={{ position: "sticky", bottom: 8, zIndex: 2, px: 2, py: 1.5, boxShadow: 3 }}
    >
      <Stack
        direction={{ xs: "column", sm: "row" }}
        sx={{ gap: 1.5, alignItems: { sm: "center" }, justifyContent: "space-between" }}
      >
        <Box aria-live="polite">{summary}</Box>
        <Stack
          direction="row"
          sx={{ gap: 1, flexWrap: "wrap", "& > *": { flexGrow: { xs: 1, sm: 0 } } }}
        >
          {children}
        </Stack>
      </Stack>
    </Paper>
  );
}
