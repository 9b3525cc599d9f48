import Box from "@mui/material/Box";
import MuiLink from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useLocaleState, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useFormat } from "../../../shared/format/use-format.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { fetchEpisodes } from "../data/alerts.ts";
import { ordinal } from "../model/ordinal.ts";
import type { Alert, Episode } from "../model/types.ts";

/** The same anomaly, earlier: who dealt with it and how, for whoever faces its return. */
export function EpisodesPanel({ alert }: { alert: Alert }) {
  const translate = useTranslate();
  const query = useLiveQuery(["governance", "episodes", alert.id], () => fetchEpisodes(alert.id), {
    intervalMs: false,
  });
  return (
    <Panel
      title={translate("governance.alert.previous")}
      subtitle={translate("governance.alert.similar")}
      hasPadding
    >
      <QueryState query={query}>
        {(episodes) => (
          <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }} data-testid="episodes">
            {episodes.map((episode) => (
              <EpisodeLine key={episode.id} episode={episode} />
            ))}
          </Box>
        )}
      </QueryState>
    </Panel>
  );
}

function EpisodeLine({ episode }: { episode: Episode }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { dateTime } = useFormat();
  const by = episode.resolved_by_system
    ? translate("governance.alert.previous_by_system")
    : translate("governance.alert.previous_by", {
        name: episode.resolved_by_name ?? translate("governance.alert.someone"),
      });
  const reason = episode.resolution_reason;
  return (
    <Box
      component="li"
      sx={{
        py: 1,
        "&:not(:first-of-type)": { borderTop: 1, borderTopColor: "divider" },
      }}
    >
      <MuiLink component={Link} to={`/governance/integrity/${episode.id}`} sx={{ fontWeight: 600 }}>
        {translate("governance.integrity.episode", { ordinal: ordinal(episode.episode, locale) })}
      </MuiLink>
      <Typography variant="body2" color="textSecondary">
        {translate("governance.alert.previous_line", {
          from: dateTime(episode.first_detected_at),
          to: dateTime(episode.resolved_at),
        })}
      </Typography>
      <Typography variant="body2">
        {by}
        {reason ? ` · ${translate(`governance.alert.reason.${reason}`)}` : ""}
      </Typography>
      {episode.resolution_comment ? (
        <Typography variant="body2" dir="auto" sx={{ textAlign: "start", fontStyle: "italic" }}>
          {episode.resolution_comment}
        </Typography>
      ) : null}
    </Box>
  );
}
