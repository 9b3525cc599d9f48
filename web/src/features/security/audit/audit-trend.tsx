import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { AuditRun } from "../model/types.ts";
import { VERDICT_LOOKS } from "./verdict-look.ts";

/** Earlier runs, newest first: verdict in words, how much was tried, against what. */
export function AuditTrend({ runs }: { runs: readonly AuditRun[] }) {
  const translate = useTranslate();
  const { dateTime, number } = useFormat();
  const word = (key: string, values = {}) => translate(`security.exposure.audit.${key}`, values);
  return (
    <Box sx={{ px: 2.5, pb: 2.5 }}>
      <Typography component="h3" variant="subtitle1">
        {word("trend")}
      </Typography>
      <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {runs.map((run) => {
          const { Icon, colour } = VERDICT_LOOKS[run.verdict];
          return (
            <Box
              component="li"
              key={run.id}
              sx={{ display: "flex", gap: 1.5, py: 0.75, flexWrap: "wrap", typography: "body2" }}
            >
              <Icon aria-hidden sx={{ fontSize: 19, color: colour }} />
              <span>{dateTime(run.finished_at)}</span>
              <b>{word(run.verdict)}</b>
              <Box component="span" sx={{ color: "text.secondary" }}>
                {word("probed_of", {
                  probed: number(run.objects_probed),
                  total: number(run.objects_total),
                })}{" "}
                · <bdi>{run.target}</bdi>
              </Box>
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}
