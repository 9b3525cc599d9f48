import Chip from "@mui/material/Chip";
import { useTranslate } from "react-admin";

type Tone = "default" | "primary" | "success" | "warning" | "error" | "info";

export type StateKind = "outbound" | "channel" | "quality" | "circuit" | "media" | "approval";

// One word has one tone wherever it stands.
const TONES: Record<StateKind, Record<string, Tone>> = {
  outbound: {
    PENDING: "info",
    RETRY: "warning",
    SENT: "success",
    UNKNOWN: "warning",
    DLQ: "error",
    DROPPED: "default",
  },
  channel: { active: "success", paused: "warning", disconnected: "error" },
  quality: { GREEN: "success", YELLOW: "warning", RED: "error", UNKNOWN: "default" },
  circuit: { closed: "success", half_open: "warning", open: "error" },
  media: {
    PENDING: "info",
    FETCHING: "info",
    STORED: "success",
    REFUSED: "error",
    EXPIRED: "warning",
    DEAD: "error",
    ERASED: "default",
  },
  approval: {
    not_required: "default",
    draft: "warning",
    pending: "info",
    approved: "success",
    rejected: "error",
    paused: "warning",
  },
};

/** The state of a message, a channel, a file or a template, in words and in one tone. */
export function StateChip({ kind, state }: { kind: StateKind; state: string }) {
  const translate = useTranslate();
  return (
    <Chip
      size="small"
      variant="outlined"
      color={TONES[kind][state] ?? "default"}
      data-state={state}
      label={translate(`messaging.states.${kind}.${state}`, { _: state })}
    />
  );
}
