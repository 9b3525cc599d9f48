import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { type ReactNode, useEffect } from "react";

interface Props {
  title: string;
  subtitle?: string | undefined;
  eyebrow?: string | undefined;
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of every page: one h1, what the page is for, its actions, its content. */
export function Page({ title, subtitle, eyebrow, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Vigie`;
  }, [title]);
  return (
    <Box sx={{ maxWidth: 1320, mx: "auto", width: "100%" }}>
      <Stack
        direction={{ xs: "column", sm: "row" }}
        sx={{ justifyContent: "space-between", alignItems: { sm: "flex-end" }, gap: 2, mb: 3 }}
      >
        <Box>
          {eyebrow ? (
            <Typography variant="overline" color="textSecondary" component="p">
              {eyebrow}
            </Typography>
          ) : null}
          <Typography variant="h4" component="h1">
            {title}
          </Typography>
          {subtitle ? (
            <Typography color="textSecondary" sx={{ mt: 0.5, maxWidth: 720 }}>
              {subtitle}
            </Typography>
          ) : null}
        </Box>
        {actions ? (
          <Stack
            direction="row"
            sx={{
              gap: 1,
              flexWrap: "wrap",
              alignItems: "center",
              justifyContent: { sm: "flex-end" },
            }}
          >
            {actions}
          </Stack>
        ) : null}
      </Stack>
      <Stack sx={{ gap: 2.5 }}>{children}</Stack>
    </Box>
  );
}
