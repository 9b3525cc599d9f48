import CloseIcon from "@mui/icons-material/Close";
import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import Drawer from "@mui/material/Drawer";
import IconButton from "@mui/material/IconButton";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useLocalized } from "../../../shared/i18n/use-localized.ts";
import { FlagFacts } from "./flag-facts.tsx";
import { FlagHistory } from "./flag-history.tsx";
import { FlagSetValues } from "./flag-set-values.tsx";
import { FlagWriteDialog } from "./flag-write-dialog.tsx";
import type { Flag } from "./flags-data.ts";
import type { WriteIntent } from "./write-intent.ts";

interface Props {
  flag: Flag;
  onClose: () => void;
}

/** Everything about one flag: what it does, what is set where, who changed it, how to undo. */
export function FlagDrawer({ flag, onClose }: Props) {
  const [intent, setIntent] = useState<WriteIntent | null>(null);
  return (
    <Drawer
      open
      onClose={onClose}
      anchor="right"
      slotProps={{
        paper: {
          role: "dialog",
          "aria-labelledby": "flag-title",
          sx: { width: { xs: "100%", sm: 560 } },
        },
      }}
    >
      <Stack sx={{ p: { xs: 2, sm: 3 }, gap: 3 }}>
        <Heading flag={flag} onClose={onClose} />
        <FlagFacts flag={flag} />
        <FlagSetValues flag={flag} onIntent={setIntent} />
        <FlagHistory flag={flag} onIntent={setIntent} />
      </Stack>
      {intent ? (
        <FlagWriteDialog flag={flag} intent={intent} onClose={() => setIntent(null)} />
      ) : null}
    </Drawer>
  );
}

function Heading({ flag, onClose }: Props) {
  const translate = useTranslate();
  const text = useLocalized();
  return (
    <Box>
      <Stack
        direction="row"
        sx={{ justifyContent: "space-between", alignItems: "flex-start", gap: 2 }}
      >
        <Box sx={{ minWidth: 0 }}>
          <Chip
            size="small"
            variant="outlined"
            color={flag.kind === "kill_switch" ? "error" : "default"}
            label={translate(`settings.flags.kinds.${flag.kind}`)}
          />
          <Typography
            variant="h6"
            component="h2"
            id="flag-title"
            sx={{ mt: 1, overflowWrap: "anywhere" }}
          >
            <bdi>{flag.key}</bdi>
          </Typography>
        </Box>
        <IconButton onClick={onClose} aria-label={translate("ui.close")}>
          <CloseIcon />
        </IconButton>
      </Stack>
      <Typography sx={{ mt: 1 }}>{text(flag.description)}</Typography>
    </Box>
  );
}
