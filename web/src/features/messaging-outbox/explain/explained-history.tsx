import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { Attempt, Decision, Explanation } from "../../../shared/messaging/outbound.ts";

/** What each attempt met, and what people decided. */
export function ExplainedHistory({ explanation }: { explanation: Explanation }) {
  const translate = useTranslate();
  const word = (key: string) => translate(`messaging_outbox.${key}`);
  return (
    <>
      <Part title={translate("messaging.attempts")} isEmpty={explanation.attempts.length === 0}>
        {explanation.attempts.map((attempt) => (
          <AttemptLine key={attempt.id} attempt={attempt} />
        ))}
      </Part>
      <Part title={word("decisions")} isEmpty={explanation.decisions.length === 0}>
        {explanation.decisions.map((decision) => (
          <DecisionLine key={decision.id} decision={decision} />
        ))}
      </Part>
    </>
  );
}

interface PartProps {
  title: string;
  isEmpty: boolean;
  children: ReactNode;
}

function Part({ title, isEmpty, children }: PartProps) {
  const translate = useTranslate();
  return (
    <Box component="section">
      <Typography variant="subtitle2" component="h3">
        {title}
      </Typography>
      {isEmpty ? (
        <Typography variant="body2" color="textSecondary">
          {translate("messaging_outbox.nothing_yet")}
        </Typography>
      ) : (
        <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0 }}>
          {children}
        </Box>
      )}
    </Box>
  );
}

function AttemptLine({ attempt }: { attempt: Attempt }) {
  const translate = useTranslate();
  const { dateTime, number, duration } = useFormat();
  const codes = [
    attempt.http_status === null ? null : `HTTP ${String(attempt.http_status)}`,
    attempt.error_code === null ? null : String(attempt.error_code),
    attempt.error_details,
  ].filter((part) => part !== null && part !== "");
  return (
    <Box component="li" sx={{ py: 0.5 }}>
      <Typography variant="body2">
        {number(attempt.attempt)}.{" "}
        {translate(`messaging.outcomes.${attempt.outcome}`, { _: attempt.outcome })}
        {attempt.error_key
          ? ` · ${translate(`messaging.error_keys.${attempt.error_key}`, { _: attempt.error_key })}`
          : ""}
      </Typography>
      <Typography variant="caption" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
        {dateTime(attempt.finished_at)}
        {attempt.latency_ms === null ? "" : ` · ${duration(attempt.latency_ms / 1000)}`}
        {codes.length > 0 ? (
          <>
            {" · "}
            <bdi dir="ltr">{codes.join(" · ")}</bdi>
          </>
        ) : null}
      </Typography>
    </Box>
  );
}

function DecisionLine({ decision }: { decision: Decision }) {
  const translate = useTranslate();
  const { dateTime } = useFormat();
  return (
    <Box component="li" sx={{ py: 0.5 }}>
      <Typography variant="body2">
        {translate(`messaging.actions.${decision.action}`, { _: decision.action })} ·{" "}
        <bdi>{decision.reason}</bdi>
      </Typography>
      <Typography variant="caption" color="textSecondary">
        {dateTime(decision.created_at)}
        {decision.actor_name ? (
          <>
            {" · "}
            <bdi>{decision.actor_name}</bdi>
          </>
        ) : null}
      </Typography>
    </Box>
  );
}
