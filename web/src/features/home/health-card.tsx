import ErrorOutlinedIcon from "@mui/icons-material/ErrorOutlined";
import FavoriteBorderIcon from "@mui/icons-material/FavoriteBorder";
import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../shared/format/use-format.ts";
import { useLiveQuery } from "../../shared/live/use-live-query.ts";
import { Panel } from "../../shared/ui/panel.tsx";
import { QueryState } from "../../shared/ui/query-state.tsx";
import { type HealthPart, readHealth } from "./home-data.ts";

/** Whether the watch itself is awake: a silent scheduler would make every screen look calm. */
export function HealthCard() {
  const translate = useTranslate();
  const query = useLiveQuery(["home-health"], readHealth, { intervalMs: 15_000 });
  return (
    <Panel title={translate("home.health.title")} hasPadding>
      <QueryState query={query}>{(parts) => <Pulse parts={parts} />}</QueryState>
    </Panel>
  );
}

function Pulse({ parts }: { parts: readonly HealthPart[] }) {
  const translate = useTranslate();
  const { relative } = useFormat();
  const tick = parts.find((part) => part.kind === "heartbeat" && part.part === "tick");
  const problems = parts.filter((part) => !part.is_ok);
  const isWell = problems.length === 0 && parts.length > 0;
  const Icon = isWell ? FavoriteBorderIcon : ErrorOutlinedIcon;
  return (
    <Stack direction="row" sx={{ gap: 2 }}>
      <Icon aria-hidden sx={{ fontSize: 36, color: isWell ? "success.main" : "warning.main" }} />
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 650 }}>
          {translate(isWell ? "home.health.well" : "home.health.unwell")}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {tick?.last_at
            ? translate("home.health.last_beat", { when: relative(tick.last_at) })
            : translate("home.health.no_beat")}
        </Typography>
        {problems.length > 0 ? (
          <Box component="ul" sx={{ m: 0, mt: 1, paddingInlineStart: 2.5 }}>
            {problems.map((part) => (
              <Typography component="li" variant="body2" key={`${part.kind}:${part.part}`}>
                <code>{part.part}</code> ·{" "}
                {translate(`home.health.statuses.${part.status}`, { _: part.status })}
              </Typography>
            ))}
          </Box>
        ) : null}
      </Box>
    </Stack>
  );
}
