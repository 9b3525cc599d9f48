import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";

interface Props {
  onLeave: () => void;
  onStay: () => void;
}

export function LeaveDialog({ onLeave, onStay }: Props) {
  const translate = useTranslate();
  return (
    <Dialog open onClose={onStay} aria-labelledby="unsaved-title">
      <DialogTitle id="unsaved-title">{translate("depot.form.unsaved_title")}</DialogTitle>
      <DialogContent>
        <Typography color="textSecondary">{translate("depot.form.unsaved_text")}</Typography>
      </DialogContent>
      <DialogActions>
        <Button color="error" onClick={onLeave}>
          {translate("depot.form.leave")}
        </Button>
        <Button variant="contained" autoFocus onClick={onStay}>
          {translate("depot.form.stay")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
