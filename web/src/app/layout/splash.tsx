import Box from "@mui/material/Box";
import CircularProgress from "@mui/material/CircularProgress";
import { useTranslate } from "react-admin";
import { BrandMark } from "../../shared/ui/brand-mark.tsx";

export function Splash() {
  const translate = useTranslate();
  return (
    <Box
      role="status"
      aria-label={translate("ui.loading")}
      sx={{
        minHeight: "100dvh",
        display: "grid",
        placeContent: "center",
        justifyItems: "center",
        gap: 3,
      }}
    >
      <BrandMark size={56} />
      <CircularProgress size={22} aria-hidden />
    </Box>
  );
}
