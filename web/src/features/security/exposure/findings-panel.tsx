import VerifiedUserOutlinedIcon from "@mui/icons-material/VerifiedUserOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useLocalized } from "../../../shared/i18n/use-localized.ts";
import { useCan } from "../../../shared/session/session-context.ts";
import { CopyButton } from "../../../shared/ui/copy-button.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { SeverityMark } from "../../../shared/ui/severity-mark.tsx";
import { ExceptionDialog } from "../exceptions/exception-dialog.tsx";
import type { Finding } from "../model/types.ts";

interface Props {
  query: {
    data: Finding[] | undefined;
    error: unknown;
    isPending: boolean;
    refetch: () => unknown;
  };
}

/** What breaks a rule of exposure now, each with the statement that would close it. */
export function FindingsPanel({ query }: Props) {
  const translate = useTranslate();
  const word = (key: string) => translate(`security.exposure.${key}`);
  const [accepted, setAccepted] = useState<Finding | null>(null);
  return (
    <Panel title={word("findings")} subtitle={word("findings_text")}>
      <QueryState
        query={query}
        isEmpty={(findings) => findings.length === 0}
        empty={
          <EmptyState
            isCompact
            icon={<VerifiedUserOutlinedIcon sx={{ color: "success.main" }} />}
            title={word("findings_none")}
            text={word("findings_none_text")}
          />
        }
      >
        {(findings) => (
          <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }} data-testid="findings">
            {findings.map((finding) => (
              <FindingLine
                key={finding.id}
                finding={finding}
                onAccept={() => setAccepted(finding)}
              />
            ))}
          </Box>
        )}
      </QueryState>
      {accepted ? (
        <ExceptionDialog
          rule={accepted.check_code}
          objectKey={accepted.entity_key}
          onClose={() => setAccepted(null)}
        />
      ) : null}
    </Panel>
  );
}

function FindingLine({ finding, onAccept }: { finding: Finding; onAccept: () => void }) {
  const translate = useTranslate();
  const localized = useLocalized();
  const mayAccept = useCan("exposure.write");
  const sql = finding.payload.remedy_sql;
  const word = (key: string) => translate(`security.exposure.${key}`);
  return (
    <Box
      component="li"
      data-finding={finding.check_code}
      sx={{ px: 2.5, py: 2, borderTop: 1, borderColor: "divider" }}
    >
      <Stack direction="row" sx={{ gap: 1.5, alignItems: "center", flexWrap: "wrap" }}>
        <SeverityMark severity={finding.severity} />
        <Typography sx={{ fontWeight: 600 }}>
          {localized(finding.check_title) || finding.check_code}
        </Typography>
        <Box sx={{ flex: 1 }} />
        <Button size="small" component={Link} to={`/governance/integrity/${finding.id}`}>
          {word("open_alert")}
        </Button>
        {mayAccept ? (
          <Button size="small" color="inherit" onClick={onAccept}>
            {word("accept")}
          </Button>
        ) : null}
      </Stack>
      <Typography variant="body2" sx={{ textAlign: "start", overflowWrap: "anywhere" }}>
        {localized(finding.message_i18n) || finding.message}
      </Typography>
      {typeof sql === "string" && sql !== "" ? <Remedy sql={sql} /> : null}
    </Box>
  );
}

function Remedy({ sql }: { sql: string }) {
  const translate = useTranslate();
  return (
    <Box sx={{ mt: 1, display: "flex", gap: 1, alignItems: "center", flexWrap: "wrap" }}>
      <Typography variant="caption" color="textSecondary">
        {translate("security.exposure.remedy_sql")}
      </Typography>
      <Box
        component="code"
        dir="ltr"
        sx={{
          bgcolor: "action.hover",
          px: 1,
          py: 0.5,
          borderRadius: 0.5,
          fontSize: "0.8rem",
          overflowWrap: "anywhere",
          whiteSpace: "pre-wrap",
        }}
      >
        {sql}
      </Box>
      <CopyButton
        text={sql}
        label={translate("security.exposure.copy_sql")}
        doneLabel={translate("security.exposure.copied")}
      />
    </Box>
  );
}
