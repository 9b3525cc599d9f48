import Alert from "@mui/material/Alert";
import { useTranslate } from "react-admin";
import { useFormat } from "../../shared/format/use-format.ts";
import type { Channel } from "./data/channels.ts";
import { type Concern, concernsOf } from "./model/concerns.ts";

const GRAVE: ReadonlySet<Concern> = new Set([
  "disconnected",
  "circuit",
  "restricted",
  "token_expired",
  "no_token",
]);

/** What somebody should look at, in words. */
export function ConcernList({ channel }: { channel: Channel }) {
  const translate = useTranslate();
  const { relative } = useFormat();
  const when: Partial<Record<Concern, string | null>> = {
    circuit: channel.circuit_open_until,
    token_expired: channel.token_expires_at,
    token_expiring: channel.token_expires_at,
  };
  return concernsOf(channel, Date.now()).map((concern) => (
    <Alert
      key={concern}
      severity={GRAVE.has(concern) ? "error" : "warning"}
      sx={{ my: 1, py: 0 }}
      data-concern={concern}
    >
      {translate(`messaging_channels.concerns.${concern}`, {
        when: relative(when[concern]),
        what: channel.restriction,
      })}
    </Alert>
  ));
}
