import ViewKanbanIcon from "@mui/icons-material/ViewKanbanOutlined";
import ViewListIcon from "@mui/icons-material/ViewListOutlined";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { useTranslate } from "react-admin";

export type View = "tableau" | "liste";

interface Props {
  value: View;
  onChange: (view: View) => void;
}

export function ViewSwitch({ value, onChange }: Props) {
  const translate = useTranslate();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={value}
      aria-label={translate("depot_trips.view")}
      onChange={(_event, view: View | null) => {
        if (view) onChange(view);
      }}
      sx={{ bgcolor: "background.paper" }}
    >
      <ToggleButton value="tableau" sx={{ gap: 0.75 }}>
        <ViewKanbanIcon fontSize="small" />
        {translate("depot_trips.views.tableau")}
      </ToggleButton>
      <ToggleButton value="liste" sx={{ gap: 0.75 }}>
        <ViewListIcon fontSize="small" />
        {translate("depot_trips.views.liste")}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
