import AlarmIcon from "@mui/icons-material/AlarmOutlined";
import BedtimeOutlinedIcon from "@mui/icons-material/BedtimeOutlined";
import ButtonBase from "@mui/material/ButtonBase";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { SeverityMark, severityLook } from "../../../shared/ui/severity-mark.tsx";
import { type SeverityCount, sumCounters } from "../model/counters.ts";
import { type CounterRow, type Severity, severities } from "../model/types.ts";

interface Props {
  rows: readonly CounterRow[];
  selected: readonly Severity[];
  onSelect: (severity: Severity) => void;
}

/** Totals of everything the reader may see, not of the page: they do not move with the filters. */
export function SeverityCounters({ rows, selected, onSelect }: Props) {
  const counts = sumCounters(rows);
  return severities.map((severity) => (
    <CounterCard
      key={severity}
      severity={severity}
      count={counts[severity]}
      isSelected={selected.includes(severity)}
      onSelect={() => onSelect(severity)}
    />
  ));
}

interface CardProps {
  severity: Severity;
  count: SeverityCount;
  isSelected: boolean;
  onSelect: () => void;
}

function CounterCard({ severity, count, isSelected, onSelect }: CardProps) {
  const translate = useTranslate();
  const { number } = useFormat();
  const { tone } = severityLook(severity);
  const word = translate(`severity.${severity}`);
  return (
    <ButtonBase
      onClick={onSelect}
      aria-pressed={isSelected}
      aria-label={`${translate("governance.integrity.counter_filter", { severity: word })} (${number(count.current)})`}
      data-testid={`counter-${severity}`}
      sx={{
        display: "flex",
        flexDirection: "column",
        alignItems: "flex-start",
        justifyContent: "flex-start",
        textAlign: "start",
        p: 2,
        borderRadius: 1,
        border: 1,
        borderColor: isSelected ? `${tone}.main` : "divider",
        borderTopWidth: 3,
        borderTopColor: count.current > 0 ? `${tone}.main` : "divider",
        bgcolor: "background.paper",
        "&:hover": { borderColor: `${tone}.main` },
      }}
    >
      <SeverityMark severity={severity} />
      <Typography component="p" sx={{ fontSize: "2rem", fontWeight: 650, lineHeight: 1.3 }}>
        {number(count.current)}
      </Typography>
      <CounterDetail count={count} />
    </ButtonBase>
  );
}

function CounterDetail({ count }: { count: SeverityCount }) {
  const translate = useTranslate();
  const { list } = useFormat();
  const say = (key: string, value: number) =>
    value > 0 ? [translate(`governance.integrity.${key}`, { smart_count: value })] : [];
  const parts = [...say("counter_open", count.open), ...say("counter_ack", count.ack)];
  const plural = (key: string, value: number) =>
    translate(`governance.integrity.${key}`, { smart_count: value });
  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {parts.length > 0 ? list(parts) : translate("governance.integrity.counter_none")}
      </Typography>
      <Stack direction="row" sx={{ gap: 1.5, mt: 0.5, minHeight: 22, flexWrap: "wrap" }}>
        {count.overdue > 0 ? (
          <Mark
            icon={<AlarmIcon />}
            tone="error.main"
            text={plural("counter_overdue", count.overdue)}
          />
        ) : null}
        {count.snoozed > 0 ? (
          <Mark
            icon={<BedtimeOutlinedIcon />}
            tone="text.secondary"
            text={plural("counter_snoozed", count.snoozed)}
          />
        ) : null}
      </Stack>
    </>
  );
}

function Mark({ icon, tone, text }: { icon: ReactNode; tone: string; text: string }) {
  return (
    <Typography
      variant="body2"
      component="span"
      sx={{
        color: tone,
        fontWeight: 600,
        display: "inline-flex",
        gap: 0.5,
        "& svg": { fontSize: 17 },
      }}
    >
      {icon}
      {text}
    </Typography>
  );
}
