import CheckCircleOutlineIcon from "@mui/icons-material/CheckCircleOutlined";
import PanToolOutlinedIcon from "@mui/icons-material/PanToolOutlined";
import RadioButtonCheckedIcon from "@mui/icons-material/RadioButtonChecked";
import Chip from "@mui/material/Chip";
import { useTranslate } from "react-admin";
import type { AlertStatus } from "../model/types.ts";

const LOOKS = {
  OPEN: { color: "default", Icon: RadioButtonCheckedIcon },
  ACK: { color: "primary", Icon: PanToolOutlinedIcon },
  RESOLVED: { color: "success", Icon: CheckCircleOutlineIcon },
} as const;

export function StateMark({ status }: { status: AlertStatus }) {
  const translate = useTranslate();
  const { color, Icon } = LOOKS[status];
  return (
    <Chip
      size="small"
      variant="outlined"
      color={color}
      icon={<Icon aria-hidden />}
      label={translate(`governance.alert.status.${status}`)}
    />
  );
}
