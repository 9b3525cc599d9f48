import AccessTimeIcon from "@mui/icons-material/AccessTime";
import DoneIcon from "@mui/icons-material/Done";
import DoneAllIcon from "@mui/icons-material/DoneAll";
import ErrorOutlineIcon from "@mui/icons-material/ErrorOutlined";
import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import type { ChatMessage } from "../data/wire.ts";

const ICONS: Record<ChatMessage["receipt"], typeof DoneIcon> = {
  sending: AccessTimeIcon,
  accepted: AccessTimeIcon,
  sent: DoneIcon,
  delivered: DoneAllIcon,
  read: DoneAllIcon,
  played: DoneAllIcon,
  failed: ErrorOutlineIcon,
};

/** One tick, two ticks, blue ticks; a failure is said with its code. */
export function Ticks({ message, blue }: { message: ChatMessage; blue: string }) {
  const translate = useTranslate();
  const { receipt, error_code: code } = message;
  const TickIcon = ICONS[receipt];
  const label = translate(`simulator.receipts.${receipt}`);
  const isRead = receipt === "read" || receipt === "played";
  return (
    <Box
      component="span"
      role="img"
      aria-label={label}
      title={label}
      data-testid="ticks"
      data-receipt={receipt}
      sx={{
        display: "inline-flex",
        alignItems: "center",
        gap: 0.25,
        verticalAlign: "middle",
        color: isRead ? blue : "inherit",
        "& svg": { fontSize: 15 },
      }}
    >
      <TickIcon aria-hidden />
      {receipt === "failed" && code ? <span>{code}</span> : null}
    </Box>
  );
}
