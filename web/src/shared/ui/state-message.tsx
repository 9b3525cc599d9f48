import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

interface Props {
  icon?: ReactNode;
  title: string;
  text?: string | undefined;
  remedy?: string | undefined;
  role?: "alert" | "status";
  actions?: ReactNode;
  isCompact?: boolean;
}

/** The one look of "nothing here", "not allowed" and "went wrong" on a whole page or card. */
export function StateMessage({ icon, title, text, remedy, role, actions, isCompact }: Props) {
  return (
    <Stack
      role={role}
      sx={{ alignItems: "center", textAlign: "center", px: 3, py: isCompact ? 3 : 8, gap: 1 }}
    >
      {icon ? (
        <Box aria-hidden sx={{ color: "text.secondary", "& svg": { fontSize: 40 }, mb: 0.5 }}>
          {icon}
        </Box>
      ) : null}
      <Typography variant={isCompact ? "subtitle1" : "h5"} component="h2">
        {title}
      </Typography>
      {text ? (
        <Typography color="textSecondary" sx={{ maxWidth: 560 }}>
          {text}
        </Typography>
      ) : null}
      {remedy ? <Typography sx={{ maxWidth: 560 }}>{remedy}</Typography> : null}
      {actions ? <Box sx={{ mt: 2, display: "flex", gap: 1 }}>{actions}</Box> : null}
    </Stack>
  );
}
