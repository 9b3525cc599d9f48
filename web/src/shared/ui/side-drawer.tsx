import CloseIcon from "@mui/icons-material/Close";
import Box from "@mui/material/Box";
import Drawer from "@mui/material/Drawer";
import IconButton from "@mui/material/IconButton";
import Stack from "@mui/material/Stack";
import { useTheme } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { useTranslate } from "react-admin";

interface Props {
  title: string;
  width?: number;
  onClose: () => void;
  children: ReactNode;
}

/** Something from near, beside the list it belongs to; the whole screen on a phone. */
export function SideDrawer({ title, width = 560, onClose, children }: Props) {
  const translate = useTranslate();
  const isRtl = useTheme().direction === "rtl";
  return (
    <Drawer
      open
      anchor={isRtl ? "left" : "right"}
      onClose={onClose}
      slotProps={{
        paper: {
          role: "dialog",
          "aria-modal": true,
          "aria-label": title,
          sx: { width: { xs: "100%", sm: width } },
        },
      }}
    >
      <Box sx={{ p: { xs: 2, sm: 2.5 } }}>
        <Stack direction="row" sx={{ alignItems: "flex-start", gap: 1, mb: 1.5 }}>
          <Typography variant="h5" component="h2" sx={{ flex: 1, overflowWrap: "anywhere" }}>
            <bdi>{title}</bdi>
          </Typography>
          <IconButton onClick={onClose} aria-label={translate("ui.close")}>
            <CloseIcon />
          </IconButton>
        </Stack>
        <Stack sx={{ gap: 2 }}>{children}</Stack>
      </Box>
    </Drawer>
  );
}
