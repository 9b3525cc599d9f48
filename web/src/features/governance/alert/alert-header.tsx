import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useEffect } from "react";
import { SeverityMark, severityLook } from "../../../shared/ui/severity-mark.tsx";
import type { Alert } from "../model/types.ts";
import { EntityLink } from "../parts/entity-link.tsx";
import { EpisodeBadge } from "../parts/episode-badge.tsx";
import { SnoozeBadge } from "../parts/snooze-badge.tsx";
import { StateMark } from "../parts/state-mark.tsx";
import { useAlertWords } from "../parts/use-alert-words.ts";

export function AlertHeader({ alert }: { alert: Alert }) {
  const { title, message } = useAlertWords()(alert);
  const { tone } = severityLook(alert.severity);
  useEffect(() => {
    document.title = `${title} · Vigie`;
  }, [title]);
  return (
    <Box
      component="header"
      sx={{
        borderLeft: 4,
        borderLeftColor: alert.status === "RESOLVED" ? "success.main" : `${tone}.main`,
        paddingInlineStart: 2,
        mb: 2,
      }}
    >
      <Stack direction="row" sx={{ gap: 1.25, alignItems: "center", flexWrap: "wrap", mb: 0.5 }}>
        <SeverityMark severity={alert.severity} />
        <StateMark status={alert.status} />
        <EpisodeBadge episode={alert.episode} />
        <SnoozeBadge alert={alert} />
      </Stack>
      <Typography variant="h4" component="h1">
        {title}
      </Typography>
      <Typography
        sx={{ mt: 0.5, fontSize: "1.05rem", textAlign: "start", overflowWrap: "anywhere" }}
      >
        {message}
      </Typography>
      <Typography component="div" color="textSecondary" sx={{ mt: 0.5 }}>
        <EntityLink alert={alert} />
      </Typography>
    </Box>
  );
}
