import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { toAppError } from "../api/app-error.ts";
import { describeError } from "../api/describe-error.ts";

interface Props {
  error: unknown;
  onRetry?: (() => void) | undefined;
}

/** What went wrong, the facts, and what to do: refusal, conflict and lost network look apart. */
export function ErrorNotice({ error, onRetry }: Props) {
  const translate = useTranslate();
  const known = toAppError(error);
  const words = describeError(known, translate);
  const isSoft = known.kind === "offline" || known.kind === "conflict";
  return (
    <Alert
      severity={isSoft ? "warning" : "error"}
      data-error-kind={known.kind}
      data-error-key={known.key ?? undefined}
      // In a narrow place the button goes below the words instead of squeezing them.
      sx={{ flexWrap: "wrap", "& .MuiAlert-message": { flex: "1 1 150px" } }}
      action={
        onRetry ? (
          <Button color="inherit" size="small" onClick={onRetry}>
            {translate("ui.retry")}
          </Button>
        ) : undefined
      }
    >
      <AlertTitle>{words.title}</AlertTitle>
      {words.remedy ? <Typography variant="body2">{words.remedy}</Typography> : null}
      {words.facts ? (
        <Typography variant="body2" sx={{ mt: 0.5, opacity: 0.85 }}>
          <bdi>{words.facts}</bdi>
        </Typography>
      ) : null}
      {words.reference ? (
        <Typography variant="caption" component="p" sx={{ mt: 0.5, opacity: 0.75 }}>
          {translate("ui.reference")} <code>{words.reference}</code>
        </Typography>
      ) : null}
    </Alert>
  );
}
