import CancelOutlinedIcon from "@mui/icons-material/CancelOutlined";
import CheckCircleOutlineIcon from "@mui/icons-material/CheckCircleOutlined";
import HourglassEmptyIcon from "@mui/icons-material/HourglassEmpty";
import PauseCircleOutlineIcon from "@mui/icons-material/PauseCircleOutlined";
import ScheduleIcon from "@mui/icons-material/Schedule";
import type { Health } from "../model/check.ts";

export const HEALTH_LOOKS: Record<Health, { Icon: typeof ScheduleIcon; colour: string }> = {
  healthy: { Icon: CheckCircleOutlineIcon, colour: "success.main" },
  failing: { Icon: CancelOutlinedIcon, colour: "error.main" },
  silent: { Icon: ScheduleIcon, colour: "warning.main" },
  never: { Icon: HourglassEmptyIcon, colour: "warning.main" },
  disabled: { Icon: PauseCircleOutlineIcon, colour: "text.secondary" },
};
