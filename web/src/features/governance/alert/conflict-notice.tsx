import MuiAlert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { toAppError } from "../../../shared/api/app-error.ts";
import { ErrorNotice } from "../../../shared/ui/error-notice.tsx";

interface Props {
  error: unknown;
  onClose: () => void;
}

/** Somebody was faster: who did what and when, on a page that already shows the result. */
export function ConflictNotice({ error, onClose }: Props) {
  const translate = useTranslate();
  const known = toAppError(error);
  if (known.kind !== "conflict") return <ErrorNotice error={error} />;
  const isSame = known.key === "nothing_changed";
  return (
    <MuiAlert
      severity="warning"
      onClose={onClose}
      closeText={translate("ui.close")}
      sx={{ mb: 2 }}
      data-error-key={known.key ?? undefined}
    >
      <AlertTitle>
        {isSame
          ? translate("errors.nothing_changed.title")
          : translate("governance.alert.conflict_title")}
      </AlertTitle>
      {known.detail ? (
        <Typography variant="body2">
          <bdi>{known.detail}</bdi>
        </Typography>
      ) : null}
      <Typography variant="body2">{translate("governance.alert.conflict")}</Typography>
    </MuiAlert>
  );
}
