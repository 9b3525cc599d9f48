import Box from "@mui/material/Box";
import Drawer from "@mui/material/Drawer";
import type { Theme } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import { type ReactNode, useState } from "react";
import { useTranslate } from "react-admin";
import { useLocation } from "react-router-dom";
import { useSession } from "../../shared/session/session-context.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { OfflineBanner } from "./offline-banner.tsx";
import { Sidebar } from "./sidebar.tsx";
import { SkipLink } from "./skip-link.tsx";
import { TopBar } from "./top-bar.tsx";

const SIDEBAR_WIDTH = 256;

export function Shell({ children }: { children: ReactNode }) {
  const isWide = useMediaQuery((theme: Theme) => theme.breakpoints.up("md"));
  const [isMenuOpen, setMenuOpen] = useState(false);
  const { pathname } = useLocation();
  const { tenant } = useSession();
  return (
    <Box sx={{ display: "flex", minHeight: "100dvh" }}>
      <SkipLink />
      <Navigation isWide={isWide} isOpen={isMenuOpen} onClose={() => setMenuOpen(false)} />
      <Box sx={{ flex: 1, minWidth: 0, display: "flex", flexDirection: "column" }}>
        <TopBar onMenu={isWide ? undefined : () => setMenuOpen(true)} />
        <OfflineBanner />
        <Box
          component="main"
          id="main-content"
          tabIndex={-1}
          sx={{
            flex: 1,
            px: { xs: 2, sm: 3, lg: 4 },
            pt: { xs: 2, sm: 3 },
            pb: 8,
            outline: "none",
          }}
        >
          <ErrorBoundary resetKey={`${tenant.id}:${pathname}`}>
            <Box key={tenant.id}>{children}</Box>
          </ErrorBoundary>
        </Box>
      </Box>
    </Box>
  );
}

interface NavigationProps {
  isWide: boolean;
  isOpen: boolean;
  onClose: () => void;
}

function Navigation({ isWide, isOpen, onClose }: NavigationProps) {
  const translate = useTranslate();
  if (isWide) {
    return (
      <Box sx={{ width: SIDEBAR_WIDTH, flexShrink: 0 }}>
        <Box sx={{ position: "sticky", top: 0, height: "100dvh" }}>
          <Sidebar />
        </Box>
      </Box>
    );
  }
  return (
    <Drawer
      open={isOpen}
      onClose={onClose}
      anchor="left"
      slotProps={{
        paper: { sx: { width: 288, border: 0 }, "aria-label": translate("shell.menu") },
      }}
    >
      <Sidebar onNavigate={onClose} />
    </Drawer>
  );
}
