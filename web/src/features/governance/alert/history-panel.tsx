import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { fetchAlertEvents } from "../data/alerts.ts";
import { previousEvidence } from "../model/history.ts";
import type { Alert } from "../model/types.ts";
import { HistoryEvent } from "./history-event.tsx";

/** Everything that happened, newest first; nothing here can be edited or removed by anyone. */
export function HistoryPanel({ alert }: { alert: Alert }) {
  const translate = useTranslate();
  const query = useLiveQuery(
    ["governance", "events", alert.id, alert.version],
    () => fetchAlertEvents(alert.id),
    { table: "alert_events" },
  );
  return (
    <Panel title={translate("governance.alert.history")} hasPadding>
      <QueryState
        query={query}
        isEmpty={(events) => events.length === 0}
        empty={
          <Typography color="textSecondary">
            {translate("governance.alert.history_empty")}
          </Typography>
        }
      >
        {(events) => (
          <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0 }} data-testid="history">
            {events.map((event, index) => (
              <HistoryEvent
                key={event.id}
                event={event}
                before={previousEvidence(events, index)}
                isLast={index === events.length - 1}
              />
            ))}
          </Box>
        )}
      </QueryState>
    </Panel>
  );
}
