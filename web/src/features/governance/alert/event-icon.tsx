import AddAlertOutlinedIcon from "@mui/icons-material/AddAlertOutlined";
import AlarmIcon from "@mui/icons-material/AlarmOutlined";
import BedtimeOutlinedIcon from "@mui/icons-material/BedtimeOutlined";
import ChatBubbleOutlineIcon from "@mui/icons-material/ChatBubbleOutlined";
import CheckCircleOutlineIcon from "@mui/icons-material/CheckCircleOutlined";
import CircleOutlinedIcon from "@mui/icons-material/CircleOutlined";
import NotificationsNoneIcon from "@mui/icons-material/NotificationsOutlined";
import PanToolOutlinedIcon from "@mui/icons-material/PanToolOutlined";
import PersonAddAltIcon from "@mui/icons-material/PersonAddAlt";
import ReplayIcon from "@mui/icons-material/Replay";
import TrendingDownIcon from "@mui/icons-material/TrendingDown";
import TrendingUpIcon from "@mui/icons-material/TrendingUp";
import UndoIcon from "@mui/icons-material/Undo";
import Box from "@mui/material/Box";

const LOOKS: Record<string, readonly [typeof UndoIcon, string]> = {
  OPENED: [AddAlertOutlinedIcon, "error.main"],
  WORSENED: [TrendingUpIcon, "error.main"],
  EASED: [TrendingDownIcon, "success.main"],
  ACKNOWLEDGED: [PanToolOutlinedIcon, "primary.main"],
  UNACKNOWLEDGED: [UndoIcon, "text.secondary"],
  RESOLVED: [CheckCircleOutlineIcon, "success.main"],
  AUTO_RESOLVED: [CheckCircleOutlineIcon, "success.main"],
  CLEARED: [CheckCircleOutlineIcon, "success.main"],
  REOPENED: [ReplayIcon, "warning.main"],
  ASSIGNED: [PersonAddAltIcon, "primary.main"],
  COMMENTED: [ChatBubbleOutlineIcon, "text.secondary"],
  SNOOZED: [BedtimeOutlinedIcon, "text.secondary"],
  UNSNOOZED: [AlarmIcon, "text.secondary"],
  ESCALATED: [AlarmIcon, "error.main"],
  NOTIFIED: [NotificationsNoneIcon, "text.secondary"],
};

export function EventIcon({ kind }: { kind: string }) {
  const [Icon, colour] = LOOKS[kind] ?? [CircleOutlinedIcon, "text.secondary"];
  return (
    <Box
      sx={{
        width: 32,
        height: 32,
        borderRadius: "50%",
        display: "grid",
        placeItems: "center",
        border: 1,
        borderColor: "divider",
        color: colour,
        flexShrink: 0,
      }}
    >
      <Icon sx={{ fontSize: 18 }} />
    </Box>
  );
}
