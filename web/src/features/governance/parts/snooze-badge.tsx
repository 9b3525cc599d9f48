import BedtimeOutlinedIcon from "@mui/icons-material/BedtimeOutlined";
import Chip from "@mui/material/Chip";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { Alert } from "../model/types.ts";

export function SnoozeBadge({ alert }: { alert: Alert }) {
  const translate = useTranslate();
  const { dateTime } = useFormat();
  if (!alert.is_snoozed) return null;
  return (
    <Chip
      size="small"
      variant="outlined"
      icon={<BedtimeOutlinedIcon aria-hidden />}
      label={translate("governance.integrity.snoozed_until", {
        date: dateTime(alert.snoozed_until),
      })}
    />
  );
}
