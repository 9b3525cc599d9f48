import LockOpenOutlinedIcon from "@mui/icons-material/LockOpenOutlined";
import LockOutlinedIcon from "@mui/icons-material/LockOutlined";
import Chip from "@mui/material/Chip";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import type { Seal } from "../model/closing.ts";

/** Whether the figures can still change: a report of open days is a snapshot. */
export function SealChip({ seal }: { seal: Seal | null }) {
  const translate = useTranslate();
  if (seal === null) return null;
  const isWhole = seal.closedDays === seal.totalDays;
  const single = isWhole ? "day_closed" : "day_open";
  const key = seal.totalDays === 1 ? single : "days_closed";
  return (
    <Chip
      component={Link}
      to="/depot/clotures"
      clickable
      variant="outlined"
      color={isWhole ? "success" : "default"}
      icon={isWhole ? <LockOutlinedIcon /> : <LockOpenOutlinedIcon />}
      label={translate(`depot_stock.reports.${key}`, {
        closed: seal.closedDays,
        total: seal.totalDays,
      })}
    />
  );
}
