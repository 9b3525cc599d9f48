import ChevronRightIcon from "@mui/icons-material/ChevronRight";
import PowerSettingsNewIcon from "@mui/icons-material/PowerSettingsNew";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useLocalized } from "../../../shared/i18n/use-localized.ts";
import { Panel } from "../../../shared/ui/panel.tsx";
import { FlagChip } from "./flag-chip.tsx";
import type { Flag } from "./flags-data.ts";
import { useFlagWords } from "./use-flag-words.ts";

interface Props {
  module: string;
  flags: readonly Flag[];
  onOpen: (flag: Flag) => void;
}

export function FlagGroup({ module, flags, onOpen }: Props) {
  const translate = useTranslate();
  return (
    <Panel title={translate(`settings.flags.modules.${module}`, { _: module })}>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {flags.map((flag) => (
          <Box component="li" key={flag.key} sx={{ borderTop: 1, borderColor: "divider" }}>
            <FlagRow flag={flag} onOpen={onOpen} />
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

function FlagRow({ flag, onOpen }: { flag: Flag; onOpen: (flag: Flag) => void }) {
  const text = useLocalized();
  const words = useFlagWords();
  return (
    <ButtonBase
      onClick={() => onOpen(flag)}
      sx={{
        width: "100%",
        textAlign: "start",
        px: 2.5,
        py: 1.5,
        display: "grid",
        gridTemplateColumns: { xs: "1fr auto", md: "minmax(0, 1fr) 220px 24px" },
        gap: { xs: 0.75, md: 2 },
        alignItems: "center",
        "&:hover, &:focus-visible": { bgcolor: "action.hover" },
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 550 }}>{text(flag.description)}</Typography>
        <Typography
          variant="body2"
          color="textSecondary"
          sx={{ display: "flex", alignItems: "center", gap: 0.75, mt: 0.25 }}
        >
          {flag.kind === "kill_switch" ? <KillSwitchMark /> : null}
          <code style={{ overflowWrap: "anywhere" }}>{flag.key}</code>
        </Typography>
      </Box>
      <Box sx={{ gridColumn: { xs: "1 / 2", md: "auto" } }}>
        <FlagChip flag={flag} />
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.25 }}>
          {words.origin(flag)}
        </Typography>
      </Box>
      <ChevronRightIcon
        aria-hidden
        sx={{
          color: "text.secondary",
          gridRow: { xs: "1 / 3", md: "auto" },
          gridColumn: { xs: 2, md: "auto" },
          "[dir=rtl] &": { transform: "scaleX(-1)" },
        }}
      />
    </ButtonBase>
  );
}

function KillSwitchMark() {
  const translate = useTranslate();
  return (
    <PowerSettingsNewIcon
      titleAccess={translate("settings.flags.kinds.kill_switch")}
      sx={{ fontSize: 16, color: "error.main" }}
    />
  );
}
