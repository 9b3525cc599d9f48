import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";

/** First stop of the keyboard: past the menu, straight to the page. */
export function SkipLink() {
  const translate = useTranslate();
  return (
    <Box
      component="a"
      href="#main-content"
      sx={{
        position: "fixed",
        insetInlineStart: 12,
        top: -80,
        zIndex: 2000,
        px: 2,
        py: 1,
        borderRadius: 1,
        bgcolor: "background.paper",
        color: "text.primary",
        "&:focus": { top: 12 },
      }}
    >
      {translate("shell.skip_to_content")}
    </Box>
  );
}
