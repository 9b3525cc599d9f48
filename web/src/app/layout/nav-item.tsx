import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { NavLink } from "react-router-dom";
import type { NavEntry } from "../../shared/feature.ts";

interface Props {
  entry: NavEntry;
  accent: string;
  onNavigate?: () => void;
}

export function NavItem({ entry, accent, onNavigate }: Props) {
  const translate = useTranslate();
  const { icon: EntryIcon, path, labelKey } = entry;
  return (
    <Box component="li">
      <Box
        component={NavLink}
        to={path}
        end={path === "/" || entry.isExact === true}
        {...(onNavigate ? { onClick: onNavigate } : {})}
        sx={{
          display: "flex",
          alignItems: "center",
          gap: 1.5,
          minHeight: 40,
          px: 1.5,
          my: 0.25,
          borderRadius: 1.5,
          color: "#c4d2de",
          fontSize: "0.9rem",
          fontWeight: 500,
          textDecoration: "none",
          "& svg": { fontSize: 20 },
          "&:hover": { bgcolor: "rgba(255,255,255,0.06)", color: "#fff" },
          "&.active": { bgcolor: "rgba(255,255,255,0.1)", color: "#fff", fontWeight: 650 },
          "&.active svg": { color: accent },
        }}
      >
        <EntryIcon aria-hidden />
        {translate(labelKey)}
      </Box>
    </Box>
  );
}
