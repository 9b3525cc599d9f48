import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { useTranslate } from "react-admin";
import type { Volume } from "../model/report.ts";

interface Props {
  volume: Volume;
  onChange: (volume: Volume) => void;
}

/** Ambient decides; the other column of figures is one press away. */
export function VolumeSwitch({ volume, onChange }: Props) {
  const translate = useTranslate();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={volume}
      aria-label={translate("depot.volume")}
      onChange={(_event, next: Volume | null) => next !== null && onChange(next)}
      sx={{ bgcolor: "background.paper" }}
    >
      <ToggleButton value="ambiant" sx={{ textTransform: "none", px: 1.5 }}>
        {translate("depot.ambient")}
      </ToggleButton>
      <ToggleButton value="15c" sx={{ textTransform: "none", px: 1.5 }}>
        ≈ {translate("depot.at_15")}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
