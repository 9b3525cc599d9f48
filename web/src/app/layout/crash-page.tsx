import ReportProblemOutlinedIcon from "@mui/icons-material/ReportProblemOutlined";
import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import { StateMessage } from "../../shared/ui/state-message.tsx";

export function CrashPage({ error }: { error?: unknown }) {
  const translate = useTranslate();
  return (
    <StateMessage
      role="alert"
      icon={<ReportProblemOutlinedIcon />}
      title={translate("shell.crash_title")}
      text={error instanceof Error ? error.message : undefined}
      remedy={translate("shell.crash_remedy")}
      actions={
        <Button variant="contained" onClick={() => window.location.reload()}>
          {translate("shell.reload")}
        </Button>
      }
    />
  );
}
