import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { type ReactNode, useEffect } from "react";
import { useTranslate } from "react-admin";
import { BrandMark } from "../../shared/ui/brand-mark.tsx";
import { LanguageSwitch } from "../layout/language-switch.tsx";
import { ThemeSwitch } from "../layout/theme-switch.tsx";
import { INK } from "../theme/colours.ts";
import { NightWatch } from "./night-watch.tsx";

interface Props {
  title: string;
  text?: string | undefined;
  children: ReactNode;
}

/** The page around every step before the application: identity on one side, the step on the other. */
export function AuthFrame({ title, text, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Vigie`;
  }, [title]);
  return (
    <Box
      sx={{
        minHeight: "100dvh",
        display: "grid",
        gridTemplateColumns: { xs: "1fr", md: "5fr 6fr" },
      }}
    >
      <IdentityPanel />
      <Stack sx={{ p: { xs: 2, sm: 4 } }}>
        <Stack direction="row" sx={{ justifyContent: "flex-end", gap: 1 }}>
          <LanguageSwitch />
          <ThemeSwitch />
        </Stack>
        <Box component="main" sx={{ flex: 1, display: "grid", placeItems: "center", py: 3 }}>
          <Paper variant="outlined" sx={{ width: "100%", maxWidth: 440, p: { xs: 3, sm: 4 } }}>
            <Typography variant="h4" component="h1">
              {title}
            </Typography>
            {text ? (
              <Typography color="textSecondary" sx={{ mt: 1 }}>
                {text}
              </Typography>
            ) : null}
            <Box sx={{ mt: 3 }}>{children}</Box>
          </Paper>
        </Box>
      </Stack>
    </Box>
  );
}

function IdentityPanel() {
  const translate = useTranslate();
  return (
    <Stack
      sx={{
        bgcolor: INK[900],
        color: "#fff",
        p: { xs: 3, md: 6 },
        justifyContent: "space-between",
        position: "relative",
        overflow: "hidden",
        minHeight: { xs: 120, md: "auto" },
      }}
    >
      <Stack direction="row" sx={{ alignItems: "center", gap: 1.5, zIndex: 1 }}>
        <BrandMark size={36} colour="#fff" />
        <Typography component="span" sx={{ fontSize: "1.5rem", fontWeight: 700 }}>
          {translate("shell.brand")}
        </Typography>
      </Stack>
      <Box sx={{ display: { xs: "none", md: "block" } }}>
        <NightWatch />
      </Box>
      <Box sx={{ zIndex: 1, mt: { xs: 1, md: 0 } }}>
        <Typography
          sx={{
            fontSize: { xs: "1rem", md: "1.5rem" },
            fontWeight: 600,
            maxWidth: 420,
            lineHeight: 1.35,
          }}
        >
          {translate("auth.promise")}
        </Typography>
        <Typography
          sx={{ mt: 1.5, color: INK[300], maxWidth: 420, display: { xs: "none", md: "block" } }}
        >
          {translate("auth.promise_text")}
        </Typography>
      </Box>
    </Stack>
  );
}
