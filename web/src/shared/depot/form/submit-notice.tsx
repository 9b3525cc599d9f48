import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { useTranslate } from "react-admin";
import type { AppError } from "../../api/app-error.ts";
import { ErrorNotice } from "../../ui/error-notice.tsx";

interface Props {
  error: AppError | null;
  /** What may be done about it here: save as a draft, open what is there already. */
  action?: ReactNode;
}

/** Why nothing was saved; or, when the answer was lost, that nobody knows and trying again is safe. */
export function SubmitNotice({ error, action }: Props) {
  const translate = useTranslate();
  if (!error) return null;
  if (error.kind === "offline") {
    return (
      <Alert severity="warning" data-error-kind="offline">
        <AlertTitle>{translate("kinds.offline.title")}</AlertTitle>
        <Typography variant="body2">{translate("depot.form.retry_safe")}</Typography>
      </Alert>
    );
  }
  return (
    <>
      <ErrorNotice error={error} />
      {action}
    </>
  );
}
