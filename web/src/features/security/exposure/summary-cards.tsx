import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { VERDICT_LOOKS } from "../audit/verdict-look.ts";
import type { AuditRun, Exception, Finding } from "../model/types.ts";

interface Props {
  findings: readonly Finding[] | undefined;
  exceptions: readonly Exception[] | undefined;
  /** Null: the reader may not see audits. */
  audits: readonly AuditRun[] | undefined | null;
  /** Objects of schema public that a stranger reaches. */
  strangers: number | undefined;
}

/** Four answers before any table: broken, proven, tolerated, open. */
export function SummaryCards({ findings, exceptions, audits, strangers }: Props) {
  const translate = useTranslate();
  const { number, relative } = useFormat();
  const word = (key: string, values = {}) => translate(`security.exposure.${key}`, values);
  const current = exceptions?.filter((each) => each.ended_at === null);
  const next = current?.[0];
  const audit = audits?.[0];
  const count = (value: number | undefined) => (value === undefined ? undefined : number(value));
  return (
    <Box
      sx={{
        display: "grid",
        gap: 1.5,
        gridTemplateColumns: { xs: "1fr 1fr", md: "repeat(4, 1fr)" },
      }}
    >
      <Card
        label={word("card_findings")}
        value={count(findings?.length)}
        tone={findings && findings.length > 0 ? "error.main" : "success.main"}
      />
      <Card
        label={word("card_strangers")}
        value={count(strangers)}
        tone={strangers ? "error.main" : "success.main"}
        note={word("card_strangers_text")}
      />
      {audits === null ? null : (
        <Card
          label={word("card_audit")}
          value={audits && (audit ? word(`audit.${audit.verdict}`) : word("card_audit_never"))}
          tone={audit ? VERDICT_LOOKS[audit.verdict].colour : "warning.main"}
          note={audit ? relative(audit.finished_at) : undefined}
          isText
        />
      )}
      <Card
        label={word("card_exceptions")}
        value={count(current?.length)}
        tone="divider"
        note={
          next
            ? word("card_exceptions_next", { when: relative(next.expires_at) })
            : word("card_exceptions_none")
        }
      />
    </Box>
  );
}

interface CardProps {
  label: string;
  value: string | undefined;
  tone: string;
  note?: string | undefined;
  isText?: boolean;
}

function Card({ label, value, tone, note, isText }: CardProps) {
  return (
    <Paper variant="outlined" sx={{ p: 2, borderTopWidth: 3, borderTopColor: tone }}>
      <Typography variant="body2" color="textSecondary">
        {label}
      </Typography>
      {value === undefined ? (
        <Skeleton width={60} height={44} />
      ) : (
        <Typography
          sx={{ fontSize: isText ? "1.15rem" : "1.9rem", fontWeight: 650, lineHeight: 1.4 }}
        >
          {value}
        </Typography>
      )}
      {note ? (
        <Typography variant="body2" color="textSecondary">
          {note}
        </Typography>
      ) : null}
    </Paper>
  );
}
