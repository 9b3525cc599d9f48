import MuiLink from "@mui/material/Link";
import type { ReactNode } from "react";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useFormat } from "../../../shared/format/use-format.ts";
import { type FactLine, FactsList } from "../../../shared/ui/facts-list.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import type { Alert } from "../model/types.ts";
import { AgeText } from "../parts/age-text.tsx";
import { DueText } from "../parts/due-text.tsx";
import { Person } from "../parts/person.tsx";
import { useAlertWords } from "../parts/use-alert-words.ts";

/** Where the alert stands: who, until when, since when. */
export function StatePanel({ alert }: { alert: Alert }) {
  const translate = useTranslate();
  return (
    <Panel title={translate("governance.alert.facts.status")} hasPadding>
      <FactsList facts={useStateFacts(alert)} />
    </Panel>
  );
}

function useStateFacts(alert: Alert): FactLine[] {
  const translate = useTranslate();
  const { dateTime, number } = useFormat();
  const words = useAlertWords()(alert);
  const word = (key: string) => translate(`governance.alert.facts.${key}`);
  const line = (key: string, value: ReactNode): FactLine => ({ key, label: word(key), value });
  const who = (name: string | null, moment: string | null) => (
    <>
      <bdi>{name ?? translate("governance.alert.someone")}</bdi>, <AgeText moment={moment} />
    </>
  );
  return [
    line("assignee", <Person id={alert.assigned_to} name={alert.assignee_name} />),
    line("due", <DueText alert={alert} />),
    ...(alert.escalated_at ? [line("escalated", <AgeText moment={alert.escalated_at} />)] : []),
    ...(alert.is_snoozed ? [line("snooze", dateTime(alert.snoozed_until))] : []),
    line("site", alert.site_name ?? translate("governance.integrity.platform")),
    line("first", <AgeText moment={alert.first_detected_at} />),
    line("last", <AgeText moment={alert.last_seen_at} />),
    // Counted when the row is next confirmed: a fresh alert would say 1 for minutes.
    ...(alert.occurrence_count > 1 ? [line("occurrences", number(alert.occurrence_count))] : []),
    ...(alert.acknowledged_at
      ? [line("acknowledged", who(alert.acknowledged_by_name, alert.acknowledged_at))]
      : []),
    ...(alert.resolved_at ? resolvedLines(alert, line, who, translate) : []),
    line(
      "check",
      <MuiLink component={Link} to={`/governance/checks?code=${alert.check_code}`}>
        {words.title}
      </MuiLink>,
    ),
    line("reference", <code dir="ltr">{alert.id.slice(0, 8)}</code>),
  ];
}

function resolvedLines(
  alert: Alert,
  line: (key: string, value: ReactNode) => FactLine,
  who: (name: string | null, moment: string | null) => ReactNode,
  translate: (key: string) => string,
): FactLine[] {
  const by = alert.resolved_by_system
    ? translate("governance.alert.system")
    : alert.resolved_by_name;
  const reason = alert.resolution_reason;
  return [
    line("resolved", who(by, alert.resolved_at)),
    ...(reason ? [line("reason", translate(`governance.alert.reason.${reason}`))] : []),
  ];
}
