import GppBadOutlinedIcon from "@mui/icons-material/GppBadOutlined";
import VerifiedUserOutlinedIcon from "@mui/icons-material/VerifiedUserOutlined";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../shared/format/use-format.ts";
import { useLiveQuery } from "../../shared/live/use-live-query.ts";
import { EmptyState } from "../../shared/ui/empty-state.tsx";
import { Panel } from "../../shared/ui/panel.tsx";
import { QueryState } from "../../shared/ui/query-state.tsx";
import { type AuditRun, readLastAudit } from "./home-data.ts";

/** The proof that a stranger sees nothing: when it was last made, and what it said. */
export function AuditCard() {
  const translate = useTranslate();
  const query = useLiveQuery(["home-audit"], readLastAudit, { intervalMs: 60_000 });
  return (
    <Panel title={translate("home.audit.title")} hasPadding>
      <QueryState query={query}>
        {(run) =>
          run ? (
            <Verdict run={run} />
          ) : (
            <EmptyState
              isCompact
              title={translate("home.audit.none_title")}
              text={translate("home.audit.none_text")}
            />
          )
        }
      </QueryState>
    </Panel>
  );
}

function Verdict({ run }: { run: AuditRun }) {
  const translate = useTranslate();
  const { dateTime, number, relative } = useFormat();
  const isProven = run.verdict === "PASS";
  const Icon = isProven ? VerifiedUserOutlinedIcon : GppBadOutlinedIcon;
  return (
    <Stack direction="row" sx={{ gap: 2 }}>
      <Icon aria-hidden sx={{ fontSize: 36, color: isProven ? "success.main" : "error.main" }} />
      <div>
        <Typography sx={{ fontWeight: 650 }}>
          {translate(`home.audit.verdicts.${run.verdict}`)}
        </Typography>
        <Typography variant="body2">
          {translate("home.audit.probed", {
            probed: number(run.objects_probed),
            total: number(run.objects_total),
            leaks: number(run.leak_count),
          })}
        </Typography>
        <Typography variant="body2" color="textSecondary" title={dateTime(run.finished_at)}>
          {relative(run.finished_at)}
        </Typography>
      </div>
    </Stack>
  );
}
