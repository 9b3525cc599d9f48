import MuiLink from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import type { Alert } from "../model/types.ts";
import { EntityLink } from "../parts/entity-link.tsx";
import { EpisodeBadge } from "../parts/episode-badge.tsx";
import { SnoozeBadge } from "../parts/snooze-badge.tsx";
import { useAlertWords } from "../parts/use-alert-words.ts";

/** Title, sentence, and the thing concerned: what the row is about, in reading order. */
export function AlertSummary({ alert }: { alert: Alert }) {
  const translate = useTranslate();
  const { title, message } = useAlertWords()(alert);
  return (
    <>
      <Stack direction="row" sx={{ gap: 1, alignItems: "center", flexWrap: "wrap" }}>
        <MuiLink
          component={Link}
          to={`/governance/integrity/${alert.id}`}
          data-alert-link={alert.id}
          underline="hover"
          color="text.primary"
          sx={{ fontWeight: 600 }}
        >
          {title}
        </MuiLink>
        <EpisodeBadge episode={alert.episode} />
        <SnoozeBadge alert={alert} />
      </Stack>
      <Typography
        variant="body2"
        color="textSecondary"
        sx={{ overflowWrap: "anywhere", textAlign: "start" }}
      >
        {message}
      </Typography>
      <Typography variant="body2" component="div" sx={{ mt: 0.25 }}>
        <EntityLink alert={alert} />
        <Typography component="span" variant="body2" color="textSecondary">
          {" · "}
          {alert.site_name ?? translate("governance.integrity.platform")}
        </Typography>
      </Typography>
    </>
  );
}
