import BlockIcon from "@mui/icons-material/Block";
import DoneIcon from "@mui/icons-material/Done";
import DoneAllIcon from "@mui/icons-material/DoneAll";
import ErrorOutlinedIcon from "@mui/icons-material/ErrorOutlined";
import HelpOutlinedIcon from "@mui/icons-material/HelpOutlined";
import ScheduleIcon from "@mui/icons-material/Schedule";
import Box from "@mui/material/Box";
import Tooltip from "@mui/material/Tooltip";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { type Mark, markOf } from "../model/timeline.ts";
import type { Message } from "../model/types.ts";

const LOOKS: Record<Mark, { Icon: typeof DoneIcon; colour: string }> = {
  waiting: { Icon: ScheduleIcon, colour: "text.secondary" },
  sent: { Icon: DoneIcon, colour: "text.secondary" },
  delivered: { Icon: DoneAllIcon, colour: "text.secondary" },
  read: { Icon: DoneAllIcon, colour: "info.main" },
  failed: { Icon: ErrorOutlinedIcon, colour: "error.main" },
  unknown: { Icon: HelpOutlinedIcon, colour: "warning.main" },
  dropped: { Icon: BlockIcon, colour: "text.secondary" },
};

/** How far the message is known to have come, with the moment, in words for who cannot see it. */
export function ReceiptMark({ message }: { message: Message }) {
  const translate = useTranslate();
  const { dateTime } = useFormat();
  const mark = markOf(message);
  const { Icon, colour } = LOOKS[mark];
  const at = message.read_at ?? message.delivered_at ?? message.failed_at;
  const receipt = message.status === "SENT" ? message.receipt : null;
  const word = receipt
    ? translate(`messaging.receipts.${receipt}`, { _: receipt })
    : translate(`messaging.states.outbound.${message.status}`, { _: message.status });
  const text = at ? `${word} · ${dateTime(at)}` : word;
  return (
    <Tooltip title={text} describeChild>
      <Box component="span" sx={{ display: "inline-flex" }}>
        <Icon titleAccess={text} data-mark={mark} sx={{ fontSize: 16, color: colour }} />
      </Box>
    </Tooltip>
  );
}
