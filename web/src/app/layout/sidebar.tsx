import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useSession } from "../../shared/session/session-context.ts";
import { BrandMark } from "../../shared/ui/brand-mark.tsx";
import { navSections } from "../registry.ts";
import { BEACON, INK } from "../theme/colours.ts";
import { NavItem } from "./nav-item.tsx";
import { TenantSwitch } from "./tenant-switch.tsx";

/** Same ink in both themes: the one fixed point of the screen. */
export function Sidebar({ onNavigate }: { onNavigate?: () => void }) {
  const translate = useTranslate();
  const { can, tenant } = useSession();
  const sections = navSections(
    (entry) =>
      (entry.permission === null || can(entry.permission)) &&
      (!entry.isPlatform || tenant.isOperator) &&
      (entry.section !== "depot" || tenant.domain === "depot") &&
      (entry.section !== "messages" || tenant.domain === "resto"),
  );
  return (
    <Stack
      sx={{
        height: "100%",
        minHeight: "100dvh",
        bgcolor: INK[900],
        color: "#e9eff4",
        overflowY: "auto",
        px: 1.5,
        py: 2,
      }}
    >
      <Stack
        component={Link}
        to="/"
        direction="row"
        {...(onNavigate ? { onClick: onNavigate } : {})}
        sx={{
          alignItems: "center",
          gap: 1.25,
          px: 1,
          mb: 2,
          color: "#fff",
          textDecoration: "none",
          borderRadius: 1,
        }}
      >
        <BrandMark size={30} colour="#fff" />
        <Typography component="span" sx={{ fontSize: "1.25rem", fontWeight: 700 }}>
          {translate("shell.brand")}
        </Typography>
      </Stack>
      <TenantSwitch />
      <Box component="nav" aria-label={translate("shell.menu")} sx={{ mt: 1, flex: 1 }}>
        {sections.map(({ section, entries }) => (
          <Box key={section} sx={{ mt: section === "home" ? 1 : 2.5 }}>
            {section === "home" ? null : (
              <Typography
                variant="overline"
                component="h2"
                id={`nav-${section}`}
                sx={{ px: 1.5, color: INK[300], display: "block" }}
              >
                {translate(`shell.sections.${section}`)}
              </Typography>
            )}
            <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
              {entries.map((entry) => (
                <NavItem
                  key={entry.path}
                  entry={entry}
                  accent={BEACON}
                  {...(onNavigate ? { onNavigate } : {})}
                />
              ))}
            </Box>
          </Box>
        ))}
      </Box>
    </Stack>
  );
}
