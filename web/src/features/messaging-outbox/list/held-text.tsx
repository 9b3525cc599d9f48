import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { heldBy, type Waiting } from "../model/held.ts";
import { useStoppedChannels } from "./use-outbox.ts";

/** Why a message that waits has not left yet. */
export function HeldText({ row, channelId }: { row: Waiting; channelId: string }) {
  const translate = useTranslate();
  const { relative } = useFormat();
  const stop = useStoppedChannels().get(channelId) ?? null;
  return (
    <Typography variant="body2" component="span">
      {translate(`messaging.held.${heldBy(row, Date.now(), stop)}`, {
        id: String(row.blocked_by ?? ""),
        when: relative(row.due_at),
      })}
    </Typography>
  );
}
