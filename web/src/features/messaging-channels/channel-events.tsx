import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../shared/format/use-format.ts";
import { useLiveQuery } from "../../shared/live/use-live-query.ts";
import { useSession } from "../../shared/session/session-context.ts";
import { QueryState } from "../../shared/ui/query-state.tsx";
import { readChannelEvents } from "./data/channels.ts";

const INTERVAL_MS = 30_000;

/** What Meta said about the channel or its account, as it said it. */
export function ChannelEvents({ channelId }: { channelId: string }) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const { dateTime } = useFormat();
  const query = useLiveQuery(
    ["messaging", "channel-events", channelId],
    () => readChannelEvents(tenant.id, channelId),
    { intervalMs: INTERVAL_MS },
  );
  const word = (key: string) => translate(`messaging_channels.${key}`);
  return (
    <Box component="section">
      <Typography variant="subtitle2" component="h3">
        {word("events")}
      </Typography>
      <QueryState
        query={query}
        isEmpty={(events) => events.length === 0}
        empty={
          <Typography variant="body2" color="textSecondary">
            {word("no_events")}
          </Typography>
        }
      >
        {(events) => (
          <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0 }}>
            {events.map((event) => (
              <Box component="li" key={event.id} sx={{ py: 0.75 }}>
                <Typography variant="body2">
                  <bdi dir="ltr">{event.field}</bdi> · {dateTime(event.received_at)}
                </Typography>
                <Box
                  component="pre"
                  dir="ltr"
                  tabIndex={0}
                  sx={{
                    m: 0,
                    p: 1,
                    borderRadius: 1,
                    bgcolor: "action.hover",
                    fontSize: "0.75rem",
                    whiteSpace: "pre-wrap",
                    overflowWrap: "anywhere",
                  }}
                >
                  {JSON.stringify(event.content, null, 1)}
                </Box>
              </Box>
            ))}
          </Box>
        )}
      </QueryState>
    </Box>
  );
}
