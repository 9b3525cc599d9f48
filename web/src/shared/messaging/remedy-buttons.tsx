import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useSession } from "../session/session-context.ts";
import type { DecisionKind, RemedyButton } from "./outbound.ts";

interface Props {
  status: string;
  button: RemedyButton | null;
  channelId: string;
  siteId?: string | null;
  onDecide: (kind: DecisionKind) => void;
  /** Offered where a template can be sent from; elsewhere the conversation is the place. */
  onTemplate?: (() => void) | undefined;
}

const DECISIONS: Record<string, readonly DecisionKind[]> = {
  UNKNOWN: ["mark_sent", "resend", "drop_unknown"],
  DLQ: ["replay", "drop"],
};

/** What a person may do about a message that did not leave, as far as they may. */
export function RemedyButtons(props: Props) {
  const { status, button, channelId, siteId = null, onDecide, onTemplate } = props;
  const translate = useTranslate();
  const { can } = useSession();
  const word = (key: string) => translate(`messaging.buttons.${key}`);
  const decisions = can("outbox.manage", siteId) ? (DECISIONS[status] ?? []) : [];
  const offered = decisions.filter((kind) => kind !== "replay" || button !== "none");
  return (
    <>
      {status === "DLQ" && button === "send_template" && onTemplate ? (
        <Button size="small" variant="outlined" onClick={onTemplate}>
          {word("send_template")}
        </Button>
      ) : null}
      {status === "DLQ" && button === "reconnect" && can("channels.read", siteId) ? (
        <Button
          size="small"
          variant="outlined"
          component={Link}
          to={`/messaging/channels?id=${channelId}`}
        >
          {word("reconnect")}
        </Button>
      ) : null}
      {offered.map((kind) => (
        <Button key={kind} size="small" color="inherit" onClick={() => onDecide(kind)}>
          {word(kind)}
        </Button>
      ))}
    </>
  );
}
