import HelpOutlineIcon from "@mui/icons-material/HelpOutlined";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { CopyButton } from "../../../shared/ui/copy-button.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import type { AuditRun } from "../model/types.ts";
import { AuditSummary } from "./audit-summary.tsx";
import { AuditTrend } from "./audit-trend.tsx";

interface Props {
  query: {
    data: AuditRun[] | undefined;
    error: unknown;
    isPending: boolean;
    refetch: () => unknown;
  };
}

/** The proof that a stranger sees nothing: the last run, the ones before, and how to make one. */
export function AuditPanel({ query }: Props) {
  const translate = useTranslate();
  const word = (key: string) => translate(`security.exposure.audit.${key}`);
  return (
    <Box sx={{ display: "grid", gap: 2.5 }}>
      <Panel title={word("title")}>
        <QueryState
          query={query}
          isEmpty={(runs) => runs.length === 0}
          empty={
            <EmptyState
              isCompact
              icon={<HelpOutlineIcon sx={{ color: "warning.main" }} />}
              title={word("never_title")}
              text={word("never")}
            />
          }
        >
          {([last, ...earlier]) => (
            <>
              {last ? <AuditSummary run={last} /> : null}
              {earlier.length > 0 ? <AuditTrend runs={earlier} /> : null}
            </>
          )}
        </QueryState>
      </Panel>
      <HowTo />
    </Box>
  );
}

const COMMAND = "npm run audit:anon -- --url https://<project>.supabase.co --key <publishable key>";

function HowTo() {
  const translate = useTranslate();
  const word = (key: string) => translate(`security.exposure.audit.${key}`);
  return (
    <Panel title={word("how")} subtitle={word("how_text")} hasPadding>
      <Box
        component="pre"
        dir="ltr"
        tabIndex={0}
        sx={{ m: 0, p: 1.5, bgcolor: "action.hover", borderRadius: 1, overflowX: "auto" }}
      >
        <code>{COMMAND}</code>
      </Box>
      <Typography component="div" sx={{ mt: 1 }}>
        <CopyButton
          text={COMMAND}
          label={word("copy")}
          doneLabel={translate("security.exposure.copied")}
        />
      </Typography>
    </Panel>
  );
}
