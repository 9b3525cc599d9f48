import AlarmIcon from "@mui/icons-material/AlarmOutlined";
import Box from "@mui/material/Box";
import Tooltip from "@mui/material/Tooltip";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { Alert } from "../model/types.ts";

const SOON_SECONDS = 2 * 3600;

/** Seconds are noise in a due time. */
const toMinutes = (seconds: number): number => Math.max(1, Math.round(Math.abs(seconds) / 60)) * 60;

/** Nothing to say once an alert is resolved: a due time is a promise about the future. */
export function DueText({ alert }: { alert: Alert }) {
  const translate = useTranslate();
  const { dateTime, duration } = useFormat();
  if (alert.status === "RESOLVED") return <span>–</span>;
  if (alert.due_at === null) {
    return <Box sx={{ color: "text.secondary" }}>{translate("governance.integrity.no_due")}</Box>;
  }
  const left = (new Date(alert.due_at).getTime() - Date.now()) / 1000;
  const isLate = alert.is_overdue || left < 0;
  const key = isLate ? "due_late" : "due_in";
  const tone = isLate ? "error.main" : left < SOON_SECONDS ? "warning.main" : "text.primary";
  return (
    <Tooltip title={dateTime(alert.due_at)}>
      <Box
        component="span"
        sx={{
          display: "inline-flex",
          alignItems: "center",
          gap: 0.5,
          color: tone,
          fontWeight: isLate ? 650 : 400,
        }}
      >
        {isLate ? <AlarmIcon aria-hidden sx={{ fontSize: 17 }} /> : null}
        {translate(`governance.integrity.${key}`, { duration: duration(toMinutes(left)) })}
      </Box>
    </Tooltip>
  );
}
