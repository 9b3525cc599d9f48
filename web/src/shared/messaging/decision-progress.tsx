import LinearProgress from "@mui/material/LinearProgress";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../format/use-format.ts";
import { ErrorNotice } from "../ui/error-notice.tsx";
import type { DecisionKind } from "./outbound.ts";
import type { FailedPortion, PortionsReport } from "./portions.ts";

/** What became of them, each sort in a sentence. */
export function useDecisionWords(kind: DecisionKind) {
  const translate = useTranslate();
  const { number } = useFormat();
  const word = (key: string, count: number) =>
    translate(`messaging.decide.${key}`, { smart_count: count, count: number(count) });
  const sentences = ({ done, skipped, expired }: PortionsReport): string[] => [
    word(`done.${kind}`, done),
    ...(expired.length > 0 ? [word("expired", expired.length)] : []),
    ...(skipped.length > 0 ? [word("skipped", skipped.length)] : []),
  ];
  return { word, sentences };
}

interface Props {
  kind: DecisionKind;
  report: PortionsReport;
  isBusy: boolean;
}

/** How far it came, what went well, what failed and why, what is left. */
export function DecisionProgress({ kind, report, isBusy }: Props) {
  const translate = useTranslate();
  const { number } = useFormat();
  const { word, sentences } = useDecisionWords(kind);
  const { total, handled, failed, left } = report;
  const label = translate("messaging.decide.progress", {
    handled: number(handled),
    total: number(total),
  });
  return (
    <Stack sx={{ gap: 1 }}>
      <LinearProgress
        variant="determinate"
        value={total === 0 ? 100 : (handled / total) * 100}
        aria-label={label}
      />
      <Typography variant="body2" aria-live="polite">
        {label}
      </Typography>
      {isBusy ? null : (
        <>
          {sentences(report).map((sentence) => (
            <Typography key={sentence} variant="body2">
              {sentence}
            </Typography>
          ))}
          {failed.map((portion) => (
            <Failed key={portion.ids[0]} portion={portion} />
          ))}
          {left.length > 0 ? (
            <Typography variant="body2">{word("left", left.length)}</Typography>
          ) : null}
        </>
      )}
    </Stack>
  );
}

function Failed({ portion }: { portion: FailedPortion }) {
  const translate = useTranslate();
  const { number } = useFormat();
  const count = portion.ids.length;
  return (
    <>
      <ErrorNotice error={portion.error} />
      <Typography variant="body2" sx={{ maxHeight: 96, overflow: "auto" }} tabIndex={0}>
        {translate("messaging.decide.failed", { smart_count: count, count: number(count) })}{" "}
        <bdi dir="ltr">{portion.ids.join(", ")}</bdi>
      </Typography>
    </>
  );
}
