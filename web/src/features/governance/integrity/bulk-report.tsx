import CheckIcon from "@mui/icons-material/Check";
import CloseIcon from "@mui/icons-material/Close";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import List from "@mui/material/List";
import ListItem from "@mui/material/ListItem";
import ListItemIcon from "@mui/material/ListItemIcon";
import ListItemText from "@mui/material/ListItemText";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { entityName } from "../model/entity.ts";
import type { Alert, BulkOutcome } from "../model/types.ts";
import { useAlertWords } from "../parts/use-alert-words.ts";
import type { BulkReportData } from "./bulk-bar.tsx";

/** What happened to each alert: a batch is never reported as one success. */
export function BulkReport({ report, onClose }: { report: BulkReportData; onClose: () => void }) {
  const translate = useTranslate();
  const failed = report.outcomes.filter((outcome) => !outcome.ok);
  const done = report.outcomes.length - failed.length;
  const byId = new Map(report.alerts.map((alert) => [alert.id, alert]));
  const ordered = [...failed, ...report.outcomes.filter((outcome) => outcome.ok)];
  const say = (key: string, count: number) =>
    translate(`governance.integrity.bulk.${key}`, { smart_count: count });
  return (
    <Dialog open onClose={onClose} aria-labelledby="bulk-report-title">
      <DialogTitle id="bulk-report-title">
        {translate("governance.integrity.bulk.result_title")}
      </DialogTitle>
      <DialogContent>
        <Typography color="textSecondary">
          {translate(`governance.alert.action.${report.kind}`)} · {say("result_ok", done)}
          {failed.length > 0 ? ` · ${say("result_failed", failed.length)}` : ""}
        </Typography>
        <List dense>
          {ordered.map((outcome) => (
            <OutcomeLine
              key={outcome.alert_id}
              outcome={outcome}
              alert={byId.get(outcome.alert_id)}
            />
          ))}
        </List>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {translate("governance.integrity.bulk.close")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function OutcomeLine({ outcome, alert }: { outcome: BulkOutcome; alert: Alert | undefined }) {
  const translate = useTranslate();
  const words = useAlertWords();
  const name = alert ? `${words(alert).title} · ${entityName(alert) ?? ""}` : outcome.alert_id;
  const key = outcome.error_key ?? "";
  const why = outcome.ok
    ? translate("governance.integrity.bulk.item_ok")
    : translate(`errors.${key}.title`, { _: outcome.error_detail ?? key });
  return (
    <ListItem disableGutters data-testid="bulk-outcome" data-ok={outcome.ok}>
      <ListItemIcon sx={{ minWidth: 34, color: outcome.ok ? "success.main" : "error.main" }}>
        {outcome.ok ? <CheckIcon fontSize="small" /> : <CloseIcon fontSize="small" />}
      </ListItemIcon>
      <ListItemText
        primary={<bdi>{name}</bdi>}
        secondary={why}
        slotProps={{ secondary: { color: outcome.ok ? "text.secondary" : "error" } }}
      />
    </ListItem>
  );
}
