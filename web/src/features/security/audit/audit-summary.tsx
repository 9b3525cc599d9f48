import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { FactsList } from "../../../shared/ui/facts-list.tsx";
import type { AuditFinding, AuditRun } from "../model/types.ts";
import { isStale, VERDICT_LOOKS } from "./verdict-look.ts";

export function AuditSummary({ run }: { run: AuditRun }) {
  const translate = useTranslate();
  const { duration, relative } = useFormat();
  const { Icon, colour } = VERDICT_LOOKS[run.verdict];
  const word = (key: string, values = {}) => translate(`security.exposure.audit.${key}`, values);
  const seconds = (new Date(run.finished_at).getTime() - new Date(run.started_at).getTime()) / 1000;
  return (
    <Box sx={{ p: 2.5 }} data-testid="audit" data-verdict={run.verdict}>
      <Stack direction="row" sx={{ gap: 2, alignItems: "center", mb: 2 }}>
        <Icon aria-hidden sx={{ fontSize: 44, color: colour }} />
        <Box>
          <Typography variant="h5" component="p" sx={{ color: colour }}>
            {word(run.verdict)}
          </Typography>
          <Typography>{word(`${run.verdict}_text`)}</Typography>
          <Typography variant="body2" color="textSecondary">
            {word("when", { when: relative(run.finished_at), duration: duration(seconds) })}
            {isStale(run) ? ` · ${word("stale")}` : ""}
          </Typography>
        </Box>
      </Stack>
      <Figures run={run} />
      <Findings findings={run.findings} />
    </Box>
  );
}

function Figures({ run }: { run: AuditRun }) {
  const translate = useTranslate();
  const { number } = useFormat();
  const word = (key: string, values = {}) => translate(`security.exposure.audit.${key}`, values);
  const canary =
    run.canary_caught === null ? "canary_none" : run.canary_caught ? "canary_yes" : "canary_no";
  const probed = word("probed_of", {
    probed: number(run.objects_probed),
    total: number(run.objects_total),
  });
  const lines = [
    ["probed", probed],
    ["leaks", number(run.leak_count)],
    ["unknown", number(run.unknown_count)],
    ["denied", number(run.denied_count)],
    ["empty", number(run.empty_count)],
    ["canary", word(canary)],
    ["target", run.target],
    ["mode", word(`mode_${run.mode}`)],
    ["tool", run.tool_version],
    ["by", run.recorded_by],
  ] as const;
  return (
    <FactsList
      facts={lines.map(([key, value]) => ({ key, label: word(key), value: <bdi>{value}</bdi> }))}
    />
  );
}

function Findings({ findings }: { findings: readonly AuditFinding[] }) {
  const translate = useTranslate();
  const word = (key: string, values = {}) => translate(`security.exposure.audit.${key}`, values);
  return (
    <Box sx={{ mt: 2.5 }}>
      <Typography component="h3" variant="subtitle1">
        {word("findings")}
      </Typography>
      {findings.length === 0 ? (
        <Typography color="textSecondary">{word("findings_none")}</Typography>
      ) : (
        <Box component="ul" sx={{ paddingInlineStart: 2.5, my: 1 }}>
          {findings.map((finding) => (
            <li key={`${finding.action} ${finding.object} ${finding.identity}`}>
              <Typography variant="body2">
                <b>{finding.verdict === "LEAK" ? word("leak_word") : finding.verdict}</b> ·{" "}
                <bdi>{word("finding", { ...finding })}</bdi> · <bdi>{finding.why}</bdi>
              </Typography>
            </li>
          ))}
        </Box>
      )}
    </Box>
  );
}
