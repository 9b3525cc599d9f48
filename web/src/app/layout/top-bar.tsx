import MenuIcon from "@mui/icons-material/Menu";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { BrandMark } from "../../shared/ui/brand-mark.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";
import { UserMenu } from "./user-menu.tsx";

export function TopBar({ onMenu }: { onMenu: (() => void) | undefined }) {
  const translate = useTranslate();
  return (
    <Box
      component="header"
      sx={{
        position: "sticky",
        top: 0,
        zIndex: "appBar",
        height: 56,
        px: { xs: 1, sm: 3, lg: 4 },
        display: "flex",
        alignItems: "center",
        gap: 0.5,
        bgcolor: "background.default",
        borderBottom: 1,
        borderColor: "divider",
      }}
    >
      {onMenu ? (
        <>
          <IconButton onClick={onMenu} aria-label={translate("shell.open_menu")}>
            <MenuIcon />
          </IconButton>
          <BrandMark size={24} />
          <Typography component="span" sx={{ fontWeight: 700 }}>
            {translate("shell.brand")}
          </Typography>
        </>
      ) : null}
      <Box sx={{ flex: 1 }} />
      <LanguageSwitch />
      <ThemeSwitch />
      <UserMenu />
    </Box>
  );
}
