import AlarmIcon from "@mui/icons-material/AlarmOutlined";
import PersonOutlineIcon from "@mui/icons-material/PersonOutlined";
import ToggleButton from "@mui/material/ToggleButton";
import { useTranslate } from "react-admin";
import type { AlertFilters } from "../model/alert-filters.ts";
import type { ChangeFilters } from "./use-alert-filters.ts";

interface Props {
  filters: AlertFilters;
  onChange: ChangeFilters;
}

const LOOK = {
  gap: 0.75,
  textTransform: "none",
  bgcolor: "background.paper",
  borderRadius: 1,
} as const;

export function QuickFilters({ filters, onChange }: Props) {
  const translate = useTranslate();
  const isMine = filters.assignee === "me";
  return (
    <>
      <ToggleButton
        value="mine"
        size="small"
        selected={isMine}
        onChange={() => onChange({ assignee: isMine ? null : "me" })}
        sx={LOOK}
      >
        <PersonOutlineIcon fontSize="small" aria-hidden />
        {translate("governance.integrity.filters.mine")}
      </ToggleButton>
      <ToggleButton
        value="overdue"
        size="small"
        selected={filters.overdue}
        onChange={() => onChange({ overdue: !filters.overdue })}
        sx={LOOK}
      >
        <AlarmIcon fontSize="small" aria-hidden />
        {translate("governance.integrity.filters.overdue")}
      </ToggleButton>
    </>
  );
}
